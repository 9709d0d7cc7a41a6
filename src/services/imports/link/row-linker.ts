import { hash } from 'node:crypto'
import { fold } from '../../../domain/fold.ts'
import type { Gazetteer } from '../../../linkage/address/address.ts'
import { ENOUGH, FEW_HOLDERS, isStrongKey, keyWeight, matchKeys, MOST_HOLDERS } from '../../../linkage/keys.ts'
import { statisticsOf } from '../../../linkage/names/token-statistics.ts'
import type { Party } from '../../../linkage/party.ts'
import { type CandidateParties, decideRow, type Face, type Score } from './decide-row.ts'
import { createKeyIndex } from './key-index.ts'
import type { BatchToLink, KnownProfile, LinkDecision, LinkedBefore, LinkedRow, Requests, RowToLink } from './messages.ts'
import { createPartyStore } from './party-store.ts'
import type { Surroundings } from './score.ts'
import { createTally } from './tally.ts'

/** Of so many rows at most a company of this file is known by. */
const FACES = 4
/** Those that share most with the row; the others are hopeless or all alike. */
const MOST_CANDIDATES = 10

/**
 * Links the rows of one file, in their order, to known companies and to companies of earlier rows. Pure and without a database:
 * the caller looks up what `keys` names and hands it to `link`.
 */
export interface RowLinker {
  prepare(rows: readonly RowToLink[]): void
  begin(known: Requests['begin']['ask']): void
  keys(from: number, to: number): { keys: string[]; row_keys: string[] }
  resume(rows: readonly LinkedBefore[]): void
  link(batch: BatchToLink): LinkedRow[]
  /** True when the row was linked to a company that none of the rows brings. */
  isKnown(row: LinkedRow): boolean
}

export function createRowLinker(gazetteer: Gazetteer, makeScore: (surroundings: Surroundings) => Score): RowLinker {
  const store = createPartyStore(gazetteer)
  const index = createKeyIndex(MOST_HOLDERS)
  const rowNos: number[] = []
  const rowKeys: string[] = []
  const contents: string[] = []
  const namesSite: boolean[] = []
  const positions = new Map<number, number>()
  /** Of settled rows only where they went is kept; of one in review, the question. */
  const firstOfKey = new Map<string, number>()
  const inReview = new Map<number, LinkedRow>()
  const twins: (number | null)[] = []
  const companyOf: (string | null)[] = []
  /** Of rows that can be found. */
  const companyNumbers: number[] = []
  const tally = createTally()
  const siteOf: (string | null)[] = []
  const facesOf = new Map<string, number[]>()
  const bornAt = new Map<string, number>()
  const usedIds = new Set<string>()
  const seenNames = new Set<string>()
  const seenAddresses = new Set<string>()
  const tokenCounts = new Map<string, number>()
  const addressCounts = new Map<string, number>()
  let tokens = statisticsOf(tokenCounts, 0)
  let score = makeScore({ names: tokens, addresses: tokens, records: 0 })

  const keysOf = new Map<number, string[]>()
  const keysAt = (position: number): string[] => {
    let keys = keysOf.get(position)
    if (keys === undefined) {
      keys = matchKeys(store.get(position), tokens)
      keysOf.set(position, keys)
    }
    return keys
  }

  /** From here on later rows find this one. */
  const learn = (position: number, companyId: string | null, siteId: string | null): void => {
    companyOf[position] = companyId
    siteOf[position] = siteId
    if (companyId === null) return
    const faces = facesOf.get(companyId) ?? []
    if (faces.length >= FACES && faces.some((face) => siteOf[face] === siteId)) return
    facesOf.set(companyId, [...faces, position])
    companyNumbers[position] = tally.numberOf(companyId)
    for (const key of keysAt(position)) index.add(key, position, isStrongKey(key))
  }

  const settledAt = (position: number, row_key: string): LinkedRow =>
    inReview.get(position) ?? {
      row_no: rowNos[position] ?? 0,
      row_key,
      outcome: 'linked',
      company_id: companyOf[position] ?? null,
      site_id: siteOf[position] ?? null,
      new_company: false,
      new_site: false,
      twin_row_no: twins[position] ?? null,
      company: SETTLED,
      site: (siteOf[position] ?? null) === null ? null : SETTLED,
    }

  const rowFace = (position: number): Face => ({ party: store.get(position), whole: () => store.whole(position) })

  const candidatesOf = (position: number, known: ReadonlyMap<string, readonly KnownProfile[]>, batch: BatchToLink) => {
    for (const key of keysAt(position)) {
      tally.beginKey()
      for (const id of batch.holders.get(key) ?? []) tally.hold(tally.numberOf(id))
      for (const row of index.rowsOf(key, isStrongKey(key))) tally.hold(companyNumbers[row] ?? 0)
      // A known company may have no address to be found by: its name must do.
      tally.endKey((holders) => keyWeight(key, false) + (holders <= FEW_HOLDERS ? 1 : 0))
    }
    const shared = new Map(tally.take(ENOUGH))
    // A company somebody has judged is looked at whatever its keys.
    for (const { left_key, right_key } of batch.judgements) {
      const other = left_key === rowKeys[position] ? right_key : right_key === rowKeys[position] ? left_key : undefined
      if (other !== undefined && known.has(other)) shared.set(other, Number.POSITIVE_INFINITY)
    }
    return [...shared]
      .toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, MOST_CANDIDATES)
      .map(([companyId]): CandidateParties => {
        const profiles = known.get(companyId) ?? []
        const faces = facesOf.get(companyId) ?? []
        return {
          company_id: companyId,
          row_no: profiles.length === 0 ? (rowNos[bornAt.get(companyId) ?? -1] ?? null) : null,
          faces: [...profiles.map(profileFace), ...faces.map(rowFace)],
          sites: sitesOf(companyId, profiles, faces),
        }
      })
  }

  const sitesOf = (companyId: string, profiles: readonly KnownProfile[], faces: readonly number[]): CandidateParties['sites'] => {
    const sites = new Map<string, { id: string; row_no: number | null; faces: Face[] }>()
    for (const each of profiles)
      if (each.kind === 'site') sites.set(each.subject_id, { id: each.subject_id, row_no: null, faces: [profileFace(each)] })
    for (const face of faces) {
      const id = siteOf[face]
      if (id === null || id === undefined || companyOf[face] !== companyId) continue
      const site = sites.get(id) ?? { id, row_no: rowNos[face] ?? null, faces: [] }
      site.faces.push(rowFace(face))
      sites.set(id, site)
    }
    return [...sites.values()]
  }

  return {
    prepare: (rows) => {
      for (const row of rows) {
        const party = store.add(row.party)
        positions.set(row.row_no, rowNos.length)
        rowNos.push(row.row_no)
        rowKeys.push(rowKey(row.party))
        contents.push(row.content)
        namesSite.push(row.names_site)
        for (const { compact, core } of party.names) countWords(tokenCounts, seenNames, compact, core)
        if (party.address) countWords(addressCounts, seenAddresses, party.address.tokens.join(' '), party.address.tokens)
      }
    },
    begin: ({ names, counts }) => {
      for (const [token, df] of counts) tokenCounts.set(token, (tokenCounts.get(token) ?? 0) + df)
      tokens = statisticsOf(tokenCounts, names + seenNames.size)
      score = makeScore({ names: tokens, addresses: statisticsOf(addressCounts, seenAddresses.size), records: names + rowNos.length })
      seenNames.clear()
      seenAddresses.clear()
    },
    keys: (from, to) => {
      const keys = new Set<string>()
      for (let position = from; position < Math.min(to, rowNos.length); position++) for (const key of keysAt(position)) keys.add(key)
      return { keys: [...keys], row_keys: rowKeys.slice(from, to) }
    },
    resume: (rows) => {
      for (const row of rows) {
        const position = positions.get(row.row_no)
        if (position === undefined) continue
        if (row.new_company && row.company_id !== null) bornAt.set(row.company_id, position)
        for (const id of [row.company_id, row.site_id]) if (id !== null) usedIds.add(id)
        const key = rowKeys[position] ?? ''
        if (row.outcome === 'review' || firstOfKey.has(key)) continue
        firstOfKey.set(key, position)
        learn(position, row.company_id, row.site_id)
        keysOf.delete(position)
      }
    },
    isKnown: ({ outcome, company_id }) => outcome === 'linked' && company_id !== null && !bornAt.has(company_id),
    link: (batch) => {
      const known = Map.groupBy(batch.profiles, (each) => each.company_id)
      const ids = batch.ids[Symbol.iterator]()
      const nextId = (): string => {
        for (;;) {
          const { value, done } = ids.next()
          if (done === true) throw new Error('There are not enough free ids.')
          if (usedIds.has(value)) continue
          usedIds.add(value)
          return value
        }
      }
      const linked: LinkedRow[] = []
      for (let position = batch.from; position < Math.min(batch.to, rowNos.length); position++) {
        const key = rowKeys[position] ?? ''
        const row_no = rowNos[position] ?? 0
        const first = firstOfKey.get(key)
        const row =
          first !== undefined
            ? repeated(settledAt(first, key), row_no, contents[first] === contents[position])
            : decideRow({
                row_no,
                row_key: key,
                self: rowFace(position),
                names_site: namesSite[position] ?? false,
                candidates: candidatesOf(position, known, batch),
                judgements: batch.judgements.filter((each) => each.left_key === key || each.right_key === key),
                score,
                nextId,
              })
        linked.push(row)
        if (first === undefined) {
          firstOfKey.set(key, position)
          if (row.outcome === 'review') inReview.set(position, row)
          twins[position] = row.twin_row_no
          if (row.new_company && row.company_id !== null) bornAt.set(row.company_id, position)
          learn(position, row.company_id, row.site_id)
        }
        keysOf.delete(position)
      }
      return linked
    },
  }
}

function profileFace({ profile }: KnownProfile): Face {
  return { party: profile as Party, whole: () => profile as Party }
}

/** Each text once: a firm that stands in a list five times does not make its name common. */
function countWords(counts: Map<string, number>, seen: Set<string>, text: string, words: readonly string[]): void {
  if (seen.has(text)) return
  seen.add(text)
  for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1)
}

/** What the linkage looks at is the same: so is the answer. */
function repeated(first: LinkedRow, row_no: number, same: boolean): LinkedRow {
  const outcome = first.outcome === 'review' ? 'review' : same ? 'same' : 'linked'
  return { ...first, row_no, outcome, new_company: false, new_site: false, twin_row_no: first.twin_row_no ?? first.row_no }
}

const SETTLED = { outcome: 'link', reason: 'same_row', to: null, candidates: [] } as const satisfies LinkDecision

function rowKey({ names, tax_code, address, province }: RowToLink['party']): string {
  const text = [names.map(fold).toSorted().join('|'), tax_code ?? '', fold(`${address ?? ''} ${province ?? ''}`)].join('\n')
  return `row:${hash('sha256', text, 'base64url').slice(0, 24)}`
}
