import { decide, type Level, type Scored } from '../../../linkage/decide.ts'
import type { PairScore } from '../../../linkage/compare.ts'
import type { Party } from '../../../linkage/party.ts'
import type { Candidate, LinkDecision, LinkedRow, PairJudgement } from './messages.ts'

/** Numbers for the many; the waterfall for the few that are shown. */
export interface Score {
  pair(level: Level, left: Party, right: Party): PairScore
  explain(level: Level, left: Party, right: Party): Scored
}

/** One side of a comparison: as it is compared, and with its texts as it is shown. */
export interface Face {
  readonly party: Party
  readonly whole: () => Party
}

/** A company the row may be, by everything that is known of it. */
export interface CandidateParties {
  readonly company_id: string
  /** Earlier row of this file, when nothing is known of it but that. */
  readonly row_no: number | null
  readonly faces: readonly Face[]
  readonly sites: readonly { readonly id: string; readonly row_no: number | null; readonly faces: readonly Face[] }[]
}

export interface RowCase {
  readonly row_no: number
  readonly row_key: string
  readonly self: Face
  readonly names_site: boolean
  readonly candidates: readonly CandidateParties[]
  readonly judgements: readonly PairJudgement[]
  readonly score: Score
  readonly nextId: () => string
}

const SHOWN = 5

/** First the company, then, within it, the site. */
export function decideRow(row: RowCase): LinkedRow {
  const company = decideLevel(
    'company',
    row,
    row.candidates.map((each) => ({ ...each, id: each.company_id })),
  )
  const base = { row_no: row.row_no, row_key: row.row_key, twin_row_no: null, company }
  if (company.outcome === 'review')
    return { ...base, outcome: 'review', company_id: null, site_id: null, new_company: false, new_site: false, site: null }
  const companyId = company.to?.company_id ?? row.nextId()
  const isNew = company.outcome === 'new'
  const twin_row_no = company.to?.row_no ?? null
  if (!row.names_site)
    return {
      ...base,
      outcome: isNew ? 'new' : 'linked',
      company_id: companyId,
      site_id: null,
      new_company: isNew,
      new_site: false,
      twin_row_no,
      site: null,
    }
  const sites = row.candidates.find((each) => each.company_id === companyId)?.sites ?? []
  const site = decideLevel(
    'site',
    { ...row, self: asOneOf(row.self, sites[0]?.faces[0]) },
    sites.map((each) => ({ ...each, company_id: companyId })),
  )
  if (site.outcome === 'review')
    return { ...base, outcome: 'review', company_id: companyId, site_id: null, new_company: false, new_site: false, twin_row_no, site }
  return {
    ...base,
    outcome: isNew ? 'new' : 'linked',
    company_id: companyId,
    site_id: site.to?.id ?? row.nextId(),
    new_company: isNew,
    new_site: site.outcome === 'new',
    twin_row_no,
    site,
  }
}

/** Whose site it is has been settled; what it is called and which tax code it gives must not speak against its place again. */
function asOneOf(self: Face, face: Face | undefined): Face {
  if (face === undefined) return self
  const joined = (party: Party): Party => ({
    ...party,
    names: party.names.some((name) => name.unit !== null) ? party.names : [...party.names, ...face.party.names],
    tax_code: party.tax_code?.base === face.party.tax_code?.base ? party.tax_code : null,
  })
  return { party: joined(self.party), whole: () => joined(self.whole()) }
}

interface Option {
  readonly id: string
  readonly company_id: string
  readonly row_no: number | null
  readonly faces: readonly Face[]
}

interface Compared extends Scored {
  readonly option: Option
  /** What of it the row was closest to. */
  readonly face: Face
}

function decideLevel(level: Level, row: RowCase, options: readonly Option[]): LinkDecision {
  const judged = (id: string): PairJudgement['judgement'] | undefined =>
    row.judgements.findLast((each) => each.level === level && (each.left_key === id || each.right_key === id))?.judgement
  const shown = (compared: readonly Compared[]): Candidate[] =>
    compared.slice(0, SHOWN).map(({ id, option, face }) => ({
      ...row.score.explain(level, row.self.whole(), face.whole()),
      id,
      company_id: option.company_id,
      row_no: option.row_no,
    }))
  const scored = options
    .filter((option) => judged(option.id) !== 'negative')
    .map((option) => best(level, row, option))
    .toSorted((a, b) => b.bits - a.bits || (a.id < b.id ? -1 : 1))
  const settled = scored.find((each) => judged(each.id) === 'positive')
  if (settled) {
    return { outcome: 'link', reason: 'judged', to: shown([settled])[0] ?? null, candidates: [] }
  }
  const decision = decide(level, scored)
  if (decision.outcome === 'new') {
    // The nearest miss explains best why it is new.
    return { outcome: 'new', reason: null, to: null, candidates: shown(scored.filter((each) => each.probability >= 0.001).slice(0, 1)) }
  }
  if (decision.outcome === 'review') {
    const ids = new Set(decision.candidates.map((each) => each.id))
    const asked = scored.filter((each) => ids.has(each.id))
    // Whoever looked at these could not tell; asking again brings nothing new.
    const reason = asked.every((each) => judged(each.id) === 'unsure') ? 'unsure' : decision.reason
    return { outcome: 'review', reason, to: null, candidates: shown(asked) }
  }
  const others = scored.filter((each) => each.id !== decision.to.id && each.probability >= 0.01).slice(0, 2)
  const [to = null] = shown(scored.filter((each) => each.id === decision.to.id))
  return { outcome: 'link', reason: decision.to.accept, to, candidates: shown(others) }
}

/** Against everything that is known of it: a company of three plants is met at the one the row is about. */
function best(level: Level, row: RowCase, option: Option): Compared {
  let found: Compared | undefined
  for (const face of option.faces) {
    const scored = row.score.pair(level, row.self.party, face.party)
    if (found === undefined || scored.bits > found.bits) found = { ...scored, id: option.id, parts: [], option, face }
  }
  if (found === undefined) throw new Error(`nothing is known of ${option.id}`)
  return found
}
