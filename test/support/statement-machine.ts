import { sql } from 'kysely'
import { KEPT_TABLES } from '../../src/db/edition-tables.ts'
import { PROJECTION_TABLES } from '../../src/db/queries/projection.ts'
import { Problem } from '../../src/domain/problem.ts'
import type { SourceRecord, StatementValues } from '../../src/domain/statement.ts'
import { EVIDENCE_GRADES } from '../../src/domain/vocabulary.ts'
import type { Statements } from '../../src/services/statements/change.ts'
import { applyRecords, beginImport, newSubjectIds } from '../../src/services/statements/apply-records.ts'
import { assertStatements } from '../../src/services/statements/assert.ts'
import { mergeSubjects } from '../../src/services/statements/merge.ts'
import { moveSite } from '../../src/services/statements/move-site.ts'
import { retractStatement } from '../../src/services/statements/retract.ts'
import { splitSubject } from '../../src/services/statements/split.ts'
import { undoEvent, undoImport } from '../../src/services/statements/undo.ts'
import { type Born, type Command, end, type Picture, picture, replay, type Said } from './statement-oracle.ts'
import { pastPicture, shownPicture } from './statement-picture.ts'

/** One random step: what to do, and numbers to choose by. */
export interface Step {
  readonly op: (typeof OPS)[number]
  readonly a: number
  readonly b: number
  readonly c: number
}

export const OPS = [
  'import',
  'import',
  'assert',
  'assert',
  'found',
  'retract',
  'merge',
  'merge',
  'merge_sites',
  'split',
  'reassign',
  'move',
  'undo',
  'undo',
  'undo_import',
] as const

const COMPANY_VALUES: readonly StatementValues[] = [
  { name_en: 'Acme' },
  { name_en: 'Acme Boards', name_vi: 'Công ty Acme' },
  { name_vi: 'Công ty Foil', ownership: 'domestic' },
  { ownership: 'joint_venture', tax_code: '0100047516' },
  { ownership: 'unknown', tax_code: '0100233488', 'certificate#1': 'ISO 9001' },
  { 'certificate#1': 'ISO 9001', 'certificate#2': { value: 'ISO 14001' } },
  { 'segment#rigid-pcb/maker': { product: 'boards' } },
  { 'segment#rigid-pcb/maker': {}, 'segment#copper-foil/trader': { product: 'foil' }, 'segment#nowhere/maker': {} },
  { name_en: 'Third', 'segment#copper-foil/trader': {} },
]
const NAMED = COMPANY_VALUES.filter((values) => 'name_en' in values || 'name_vi' in values)
const NOTHING: readonly StatementValues[] = [{ ownership: null }, { name_vi: null }, { 'segment#rigid-pcb/maker': null }]
const SITE_VALUES: readonly StatementValues[] = [
  { address: 'Lot 1' },
  { province_id: 'bac-ninh', address: 'Lot 2' },
  { province_id: 'ha-noi' },
  { province_id: 'ha-noi', address: 'Lot 3' },
  { province_id: 'atlantis', address: 'Lot 4' },
]
const START = Date.UTC(2026, 0, 1)

/** Does the same to a database with the demo edition and to the oracle. Throws where one allows what the other refuses. */
export function statementMachine(handle: Statements) {
  const commands: Command[] = []
  const imports: { no: number; id: string; eventId: string; undone: boolean }[] = []
  const pictures: { at: number; picture: Picture }[] = []
  let clock = START
  let undone = 0
  let refused = 0

  const at = () => new Date(clock)
  const change = () => ({ actor: 'machine', reason: 'because', at: at() })
  const world = () => replay(commands)
  const pick = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)]
  const idsOf = (kind: Born['kind']) => [...world().things.values()].flatMap((thing) => (thing.kind === kind ? [thing.id] : []))
  const push = (command: Command) => commands.push(command)

  /** Done, or refused by both; anything else is a difference. */
  const agree = async <T>(allowed: boolean, work: () => Promise<T>): Promise<T | undefined> => {
    try {
      const done = await work()
      if (!allowed) throw new Error('the database did what the oracle refuses')
      return done
    } catch (error) {
      if (!(error instanceof Problem) || allowed) throw error
      refused += 1
      return undefined
    }
  }

  const say = (id: string, about: string, values: StatementValues, rest: Partial<Said> = {}): Said => ({
    id,
    about,
    values,
    pinned: true,
    grade: 'press',
    asOf: '2026-01',
    at: clock,
    importNo: null,
    ...rest,
  })

  const steps: Record<Step['op'], (step: Step) => Promise<void>> = {
    import: async ({ a, b, c }) => {
      const no = imports.length
      const importId = `import-${no}-${clock}`
      const eventId = await beginImport(handle, importId, change())
      const known = [pick(idsOf('company'), b), pick(idsOf('site'), c)]
      const [company, site] = await newSubjectIds(handle, 2)
      const { things } = world()
      const born: Born[] = []
      const said: Said[] = []
      const grade = EVIDENCE_GRADES[c % EVIDENCE_GRADES.length] ?? 'press'
      const importSay = (kind: string, about: string, values: StatementValues) =>
        said.push(say(`${importId}/${kind}`, about, values, { pinned: false, grade, asOf: `202${b % 3}`, importNo: no }))
      if (a % 2 === 0 || known[0] === undefined) {
        born.push({ id: company!.subject_id, kind: 'company', company: company!.subject_id })
        importSay('company', company!.subject_id, pick(NAMED, a + b)!)
        born.push({ id: site!.subject_id, kind: 'site', company: company!.subject_id })
        importSay('site', site!.subject_id, pick(SITE_VALUES, a + c)!)
      } else {
        importSay('company', known[0], pick(COMPANY_VALUES, a + b)!)
        if (known[1] !== undefined) importSay('site', known[1], pick(SITE_VALUES, b + c)!)
      }
      const homes = new Map([
        ...[...things.values()].map((thing) => [thing.id, thing.company] as const),
        ...born.map((each) => [each.id, each.company] as const),
      ])
      const kinds = new Map([
        ...[...things.values()].map((thing) => [thing.id, thing.kind] as const),
        ...born.map((each) => [each.id, each.kind] as const),
      ])
      await applyRecords(handle, {
        event_id: eventId,
        subjects: born.map((each) => ({
          subject_id: each.id,
          company_id: each.company,
          kind: each.kind,
          public_id: each.id.toUpperCase(),
          origin: 'import',
          import_id: importId,
          created_at: at(),
        })),
        records: said.map((each): SourceRecord => ({
          company_id: homes.get(each.about) ?? '',
          record_id: each.id,
          subject_id: each.about,
          kind: kinds.get(each.about) ?? 'company',
          origin: 'import',
          source_id: 'demo-data',
          evidence_grade: each.grade,
          as_of: each.asOf,
          recorded_at: at(),
          import_id: importId,
          row_no: no,
          event_id: eventId,
          values: each.values,
          raw: null,
        })),
      })
      imports.push({ no, id: importId, eventId, undone: false })
      push({ kind: 'say', undone: false, eventId, at: clock, born, said, importNo: no })
    },

    assert: async ({ a, b, c }) => {
      const kind = a % 4 === 0 ? 'site' : 'company'
      const about = pick(idsOf(kind), b)
      if (about === undefined) return
      const values = pick(kind === 'site' ? SITE_VALUES : a % 5 === 0 ? NOTHING : COMPANY_VALUES, c)!
      const done = await assertStatements(handle, {
        ...change(),
        about: { subject_id: about },
        values,
        evidence_grade: 'press',
        as_of: '2026-01',
      })
      push({
        kind: 'say',
        undone: false,
        eventId: done.event_id,
        at: clock,
        born: [],
        said: [say(done.record_id, end(world().things, about), values)],
        importNo: null,
      })
    },

    found: async ({ a, b, c }) => {
      const company = pick(idsOf('company'), b)
      const kind = a % 2 === 0 || company === undefined ? 'company' : 'site'
      const values = pick(kind === 'company' ? NAMED : SITE_VALUES, c)!
      const about = kind === 'company' ? ({ kind } as const) : ({ kind, company_id: company ?? '' } as const)
      const done = await assertStatements(handle, { ...change(), about, values, evidence_grade: 'press', as_of: '2026-01' })
      const home = kind === 'company' ? done.subject_id : end(world().things, company ?? '')
      push({
        kind: 'say',
        undone: false,
        eventId: done.event_id,
        at: clock,
        born: [{ id: done.subject_id, kind, company: home }],
        said: [say(done.record_id, done.subject_id, values)],
        importNo: null,
      })
    },

    retract: async ({ a, b, c }) => {
      const thing = pick(
        [...world().things.values()].filter((each) => each.pile.some(says)),
        a,
      )
      const said = pick(thing?.pile.filter(says) ?? [], b)
      if (thing === undefined || said === undefined) return
      const property = c % 2 === 0 ? '*' : (pick(Object.keys(said.values), c) ?? '*')
      const { event_id } = await retractStatement(handle, { ...change(), subject_id: thing.id, statement_id: `${said.id}:${property}` })
      push({ kind: 'retract', undone: false, eventId: event_id, at: clock, record: said.id, property })
    },

    merge: (step) => merge('company', step),
    merge_sites: (step) => merge('site', step),
    split: (step) => split(step, false),
    reassign: (step) => split(step, true),

    move: async ({ a, b }) => {
      const [site, company] = [pick(idsOf('site'), a), pick(idsOf('company'), b)]
      if (site === undefined || company === undefined) return
      const { things } = world()
      const [moved, to] = [end(things, site), end(things, company)]
      const home = end(things, things.get(moved)?.home ?? '')
      const allowed = lives(things.get(moved)) && lives(things.get(to)) && home !== to
      const done = await agree(allowed, () => moveSite(handle, { ...change(), site_id: site, company_id: company }))
      if (done) push({ kind: 'move', undone: false, eventId: done.event_id, at: clock, moved: { site: moved, to, ended: false } })
    },

    undo: async ({ a }) => {
      const command = pick(
        commands.filter((each) => !each.undone && each.eventId !== '' && !(each.kind === 'say' && each.importNo !== null)),
        a,
      )
      if (command === undefined) return
      const allowed = [...replay(commands, command).faults].every((fault) => world().faults.has(fault))
      const done = await agree(allowed, () => undoEvent(handle, { ...change(), event_id: command.eventId }))
      if (done === undefined) return
      command.undone = true
      undone += 1
    },

    undo_import: async ({ a }) => {
      const chosen = pick(
        imports.filter((each) => !each.undone),
        a,
      )
      if (chosen === undefined) return
      await undoImport(handle, { ...change(), import_id: chosen.id, import_event_id: chosen.eventId })
      chosen.undone = true
      undone += 1
      const command = commands.find((each) => each.kind === 'say' && each.importNo === chosen.no)
      if (command?.kind !== 'say') return
      // Its records go, its subjects stay known.
      for (const said of command.said) push({ kind: 'retract', undone: false, eventId: '', at: clock, record: said.id, property: '*' })
      const shown = picture(world())
      const { things } = world()
      const vanished = new Set(
        command.born.flatMap(({ id, kind }) =>
          kind === 'company' && shown[id] === undefined && things.get(id)?.mergedInto === null ? [id] : [],
        ),
      )
      for (const each of commands) {
        const moves = each.undone ? [] : each.kind === 'move' ? [each.moved] : each.kind === 'split' ? each.moved : []
        for (const moved of moves) if (vanished.has(moved.to)) moved.ended = true
      }
    },
  }

  const merge = async (kind: Born['kind'], { a, b }: Step): Promise<void> => {
    const ids = idsOf(kind)
    const [survivor, loser] = [pick(ids, a), pick(ids, b)]
    if (survivor === undefined || loser === undefined) return
    const { things } = world()
    const [s, l] = [end(things, survivor), end(things, loser)]
    const homes = [s, l].map((id) => end(things, things.get(id)?.home ?? ''))
    const allowed = s !== l && lives(things.get(s)) && lives(things.get(l)) && (kind === 'company' || homes[0] === homes[1])
    const done = await agree(allowed, () => mergeSubjects(handle, { ...change(), survivor, loser, override: true }))
    if (done) push({ kind: 'merge', undone: false, eventId: done.event_id, at: clock, survivor: s, loser: l })
  }

  const split = async ({ a, b, c }: Step, toKnown: boolean): Promise<void> => {
    const { things } = world()
    const from = pick(
      [...things.values()].filter((thing) => thing.mergedInto === null && thing.pile.filter(says).length > 1),
      a,
    )
    if (from === undefined) return
    const pile = from.pile.filter(says).toSorted((x, y) => (x.id < y.id ? -1 : 1))
    const taken = pile.filter((_said, i) => ((b >> (i % 8)) & 1) === 1)
    if (taken.length === 0) return
    const others = [...things.values()].filter((thing) => thing.kind === from.kind && thing.mergedInto === null)
    const to = toKnown ? pick(others, c)?.id : undefined
    const stands = (list: readonly Said[]) =>
      from.kind === 'site'
        ? list.length > 0
        : list.some((said) => ['name_en', 'name_vi'].some((field) => typeof said.values[field] === 'string'))
    const sites =
      from.kind === 'company'
        ? [...things.values()].filter(
            (thing) => thing.kind === 'site' && thing.mergedInto === null && end(things, thing.home) === from.id && c % 3 === 0,
          )
        : []
    const allowed = stands(pile.filter((said) => !taken.includes(said))) && to !== from.id && (to !== undefined || stands(taken))
    const done = await agree(allowed, () =>
      splitSubject(handle, {
        ...change(),
        subject_id: from.id,
        record_ids: taken.map((said) => said.id),
        site_ids: sites.map((site) => site.id),
        ...(to !== undefined && { to }),
      }),
    )
    if (done === undefined) return
    const company = from.kind === 'company' ? done.subject_id : end(things, from.home)
    push({
      kind: 'split',
      undone: false,
      eventId: done.event_id,
      at: clock,
      from: from.id,
      to: done.subject_id,
      born: to === undefined ? [{ id: done.subject_id, kind: from.kind, company }] : [],
      records: taken.map((said) => said.id),
      moved: sites.map((site) => ({ site: site.id, to: done.subject_id, ended: false })),
    })
  }

  return {
    run: async (step: Step): Promise<void> => {
      clock += 60_000
      await steps[step.op](step)
      pictures.push({ at: clock, picture: picture(world()) })
    },
    expected: () => picture(world()),
    shown: () => shownPicture(handle),
    shownAt: async (moment: number) => pastPicture(handle, new Date(moment)),
    pictures,
    counts: () => ({ commands: commands.length, undone, refused }),
  }
}

function says(said: Said): boolean {
  return Object.keys(said.values).length > 0
}

function lives(thing: { pile: readonly Said[] } | undefined): boolean {
  return thing !== undefined && thing.pile.some(says)
}

class Enough extends Error {}

/** Work on a database in which nothing was ever said; afterwards it is as it was. One transaction, so that thousands of steps take seconds. */
export async function withoutStatements(handle: Statements, work: (statements: Statements) => Promise<void>): Promise<void> {
  const rollBack = async (): Promise<void> => {
    await handle.db.transaction().execute(async (trx) => {
      await sql`truncate ${sql.join([...KEPT_TABLES, ...PROJECTION_TABLES].map((table) => sql.table(table)))}`.execute(trx)
      await work({ db: trx })
      throw new Enough()
    })
  }
  await rollBack().catch((error: unknown) => {
    if (!(error instanceof Enough)) throw error
  })
}
