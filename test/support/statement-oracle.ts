import type { StatementDetail, StatementValue, StatementValues } from '../../src/domain/statement.ts'
import { EVIDENCE_GRADES, type EvidenceGrade } from '../../src/domain/vocabulary.ts'

/**
 * What a directory should show after some changes, worked out the plain way: things and what was said about them lie in piles, a
 * merge puts one pile on another, and undoing means doing everything again without it. No links, no intervals, no batches.
 */
export interface Said {
  readonly id: string
  readonly about: string
  readonly values: StatementValues
  readonly pinned: boolean
  readonly grade: EvidenceGrade
  readonly asOf: string
  readonly at: number
  readonly importNo: number | null
}

interface Moved {
  readonly site: string
  readonly to: string
  /** The company it had gone to vanished with an import. */
  ended: boolean
}

export type Command = { undone: boolean; readonly eventId: string; readonly at: number } & (
  | { readonly kind: 'say'; readonly born: readonly Born[]; readonly said: readonly Said[]; readonly importNo: number | null }
  | { readonly kind: 'retract'; readonly record: string; readonly property: string }
  | { readonly kind: 'merge'; readonly survivor: string; readonly loser: string }
  | { readonly kind: 'move'; readonly moved: Moved }
  | {
      readonly kind: 'split'
      readonly from: string
      readonly to: string
      readonly born: readonly Born[]
      readonly records: readonly string[]
      readonly moved: readonly Moved[]
    }
)

export interface Born {
  readonly id: string
  readonly kind: 'company' | 'site'
  readonly company: string
}

interface Thing extends Born {
  home: string
  mergedInto: string | null
  pile: Said[]
}

export interface World {
  readonly things: Map<string, Thing>
  /** Commands that could not be done as they were done then. */
  readonly faults: ReadonlySet<string>
}

/** Everything again, in order, without what is undone and without `except`. */
export function replay(commands: readonly Command[], except?: Command): World {
  const things = new Map<string, Thing>()
  const retracted = new Map<string, Set<string>>()
  const faults = new Set<string>()
  let doing = ''
  const fault = (why: string) => faults.add(`${doing} ${why}`)
  for (const command of commands) {
    if (command.kind !== 'retract' || command.undone || command === except) continue
    retracted.set(command.record, (retracted.get(command.record) ?? new Set()).add(command.property))
  }
  const alive = (said: Said) => !retracted.get(said.id)?.has('*')
  const owner = (record: string) => [...things.values()].find((thing) => thing.pile.some((said) => said.id === record))
  const companyOf = (id: string): string | undefined => things.get(end(things, things.get(end(things, id))?.home ?? ''))?.id
  // What ever had an id keeps it, also when its making is undone: only what rests on `except` is missed.
  const unborn = new Set((except !== undefined && 'born' in except ? except.born : []).map((each) => each.id))
  const unsaid = new Map((except?.kind === 'say' ? except.said : []).map((said) => [said.id, said]))
  /** Nothing rests on a record of which every value was taken back. */
  const silent = (said: Said) => !alive(said) || Object.keys(said.values).every((property) => retracted.get(said.id)?.has(property))
  for (const command of commands) {
    if (!('born' in command)) continue
    for (const each of command.born) things.set(each.id, { ...each, home: each.company, mergedInto: null, pile: [] })
  }
  const get = (id: string): Thing => {
    const thing = things.get(id)
    if (thing === undefined) throw new Error(`nobody ever heard of ${id}`)
    return thing
  }
  const miss = (...ids: string[]) => {
    if (ids.some((id) => unborn.has(id))) fault('missing')
  }
  const go = ({ site, to, ended }: Moved) => {
    if (ended) return
    miss(site, to)
    get(site).home = to
  }

  for (const command of commands) {
    if (command.undone || command === except) continue
    doing = command.eventId
    if (command.kind === 'say') {
      for (const said of command.said) {
        const about = get(end(things, said.about))
        if (alive(said)) miss(said.about, get(said.about).company)
        about.pile.push(said)
      }
    }
    if (command.kind === 'merge') {
      miss(command.survivor, command.loser)
      const [survivor, loser] = [get(end(things, command.survivor)), get(command.loser)]
      if (loser.kind === 'site' && companyOf(survivor.id) !== companyOf(loser.id)) fault('apart')
      survivor.pile.push(...loser.pile.splice(0))
      loser.mergedInto = survivor.id
    }
    if (command.kind === 'move') go(command.moved)
    if (command.kind === 'split') {
      miss(command.to)
      const target = get(end(things, command.to))
      for (const record of command.records) {
        const taken = unsaid.get(record)
        if (taken !== undefined && !silent(taken)) fault(record)
        const from = owner(record)
        const said = from?.pile.find((each) => each.id === record)
        if (from === undefined || said === undefined) continue
        if (from.id !== end(things, command.from) && !silent(said)) fault(record)
        from.pile.splice(from.pile.indexOf(said), 1)
        target.pile.push(said)
      }
      for (const moved of command.moved) go(moved)
    }
  }
  for (const thing of things.values()) thing.pile = thing.pile.filter(alive).map((said) => without(said, retracted.get(said.id)))
  return { things, faults }
}

export function end(things: ReadonlyMap<string, { mergedInto: string | null }>, id: string): string {
  let at = id
  for (let next = things.get(at)?.mergedInto; next != null; next = things.get(at)?.mergedInto) at = next
  return at
}

function without(said: Said, properties: ReadonlySet<string> | undefined): Said {
  if (properties === undefined) return said
  return { ...said, values: Object.fromEntries(Object.entries(said.values).filter(([property]) => !properties.has(property))) }
}

export type Picture = Record<string, Record<string, unknown>>

const NAMES = ['name_en', 'name_vi'] as const

/** What the world looks like to a reader. */
export function picture({ things }: World): Picture {
  const out: Picture = {}
  for (const company of things.values()) {
    if (company.kind !== 'company' || company.mergedInto !== null) continue
    const pile = company.pile.filter(speaks)
    const name = best(company.id, pile, 'name_en') ?? best(company.id, pile, 'name_vi')
    if (name === null || !pile.some((said) => NAMES.some((field) => said.values[field] != null))) continue
    const sites = [...things.values()].filter(
      (thing) => thing.kind === 'site' && thing.mergedInto === null && thing.pile.some(speaks) && end(things, thing.home) === company.id,
    )
    const keys = new Set(pile.flatMap((said) => Object.keys(said.values)))
    const facts = pile.flatMap((said) =>
      Object.entries(said.values).flatMap(([key, value]) => (key.startsWith('certificate') ? [textOf(value)] : [])),
    )
    out[company.id] = {
      name,
      name_vi: best(company.id, pile, 'name_vi'),
      ownership: best(company.id, pile, 'ownership') ?? 'unknown',
      tax_code: best(company.id, pile, 'tax_code'),
      facts: [...new Set(facts)].toSorted(),
      makes: [...keys]
        .filter((key) => key.startsWith('segment#') && !key.startsWith('segment#nowhere'))
        .flatMap((key) => {
          const value = ranked(company.id, pile, key)[0]?.values[key]
          return value == null ? [] : [`${key} ${(value as StatementDetail).product ?? ''}`]
        })
        .toSorted(),
      sites: sites.map((site) => sitePicture(site)).toSorted(),
    }
  }
  return out
}

/** A record whose every property was retracted says nothing. */
function speaks(said: Said): boolean {
  return Object.keys(said.values).length > 0
}

function sitePicture(site: Thing): string {
  const pile = site.pile.filter(speaks)
  // The edition of the tests knows neither Atlantis nor the segment “nowhere”.
  const placed = pile.filter((said) => said.values['province_id'] !== 'atlantis')
  const province = best(site.id, placed, 'province_id')
  const fitting = province === null ? pile : pile.filter((said) => [undefined, province].includes(said.values['province_id'] as string))
  return `${site.id} ${province} ${best(site.id, fitting, 'address')}`
}

function textOf(value: StatementValue): string {
  return typeof value === 'object' && value !== null ? (value.value ?? '') : String(value)
}

function best(own: string, pile: readonly Said[], field: string): string | null {
  const value = ranked(own, pile, field)[0]?.values[field]
  return typeof value === 'string' ? value : null
}

function ranked(own: string, pile: readonly Said[], field: string): Said[] {
  const key = (said: Said) => [
    said.pinned ? '1' : '0',
    said.pinned ? '' : String(EVIDENCE_GRADES.indexOf(said.grade)),
    said.pinned ? '' : said.asOf,
    String(said.at).padStart(20, '0'),
    !said.pinned && said.about === own ? '1' : '0',
    said.id,
  ]
  return pile
    .filter((said) => said.values[field] !== undefined && said.values[field] !== 'unknown')
    .toSorted((a, b) => {
      const [left, right] = [key(a), key(b)]
      const i = left.findIndex((part, at) => part !== right[at])
      return i < 0 ? 0 : (left[i] ?? '') < (right[i] ?? '') ? 1 : -1
    })
}
