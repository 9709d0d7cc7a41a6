import { endEvent, endLinksTo, subjectsOfEvent } from '../../db/queries/statement-changes.ts'
import { type EventRow, findEvent, insertEvent, listEvents } from '../../db/queries/events.ts'
import { readChronicle } from '../../db/queries/chronicle.ts'
import { takeBackImport } from '../../db/queries/import-undo.ts'
import { projectTouched } from '../../db/queries/projection.ts'
import { currentCompanies, vanishedCompanies } from '../../db/queries/subjects.ts'
import { companiesOfWordEvent } from '../../db/queries/vocabularies.ts'
import { changeStatements } from '../../db/transaction.ts'
import { dependentsOf } from '../../domain/dependents.ts'
import { Problem } from '../../domain/problem.ts'
import { wording } from '../wording.ts'
import type { Change, Changed, Statements } from './change.ts'

export interface UndoInput extends Change {
  readonly event_id: string
}

/** Takes back what an event did, as if it had never been; refused while something later rests on it. */
export async function undoEvent(statements: Statements, input: UndoInput): Promise<Changed> {
  const { actor, reason, lang = 'en', at = new Date() } = input
  return changeStatements(statements.db, async (trx) => {
    const event = await findEvent(trx, input.event_id)
    refuseUndo(event, input)
    const subjects = await subjectsOfEvent(trx, event.event_id)
    const before = new Set((await currentCompanies(trx, subjects)).values())
    const words = await companiesOfWordEvent(trx, event.event_id)
    const dependents = dependentsOf(await readChronicle(trx, [...before]), event.event_id, bornIn(event))
    if (dependents.length > 0) {
      const named = (await listEvents(trx, dependents)).filter((each) => dependents.includes(each.event_id))
      throw new Problem('conflict', wording(lang).text('statement.undo_used', { events: named.toReversed().map(describeEvent).join('; ') }))
    }
    const event_id = await insertEvent(trx, { kind: 'undo', actor, reason, at, payload: { kind: event.kind }, undoes: event.event_id })
    await endEvent(trx, event.event_id, { event_id, at })
    const touched = [...new Set([...before, ...words, ...(await currentCompanies(trx, subjects)).values()])]
    await projectTouched(trx, touched)
    return { event_id, touched }
  })
}

const UNDOABLE: ReadonlySet<string> = new Set(['assert', 'retract', 'merge', 'split', 'move', 'judge', 'word'])

function refuseUndo(event: EventRow | undefined, { event_id, lang = 'en' }: UndoInput): asserts event is EventRow {
  const words = wording(lang)
  if (event === undefined) throw new Problem('not_found', words.text('statement.no_event', { id: event_id }))
  if (event.undone_by_event_id !== null)
    throw new Problem('conflict', words.text('statement.undone_already', { id: event.undone_by_event_id }))
  if (!UNDOABLE.has(event.kind)) throw new Problem('invalid', words.text('statement.not_undoable', { kind: event.kind }))
}

function bornIn({ kind, payload }: EventRow): string | undefined {
  if (payload['born'] !== true) return undefined
  return String(kind === 'split' ? payload['to'] : payload['subject_id'])
}

function describeEvent({ event_id, kind, actor, created_at }: EventRow): string {
  return `${kind} ${created_at.toISOString().slice(0, 16).replace('T', ' ')} (${actor}, ${event_id})`
}

export interface UndoImportInput extends Change {
  readonly import_id: string
  /** Event the import began with. */
  readonly import_event_id?: string
}

/** All that an import said counts no more. Companies that nobody else speaks of are gone; what was linked to others stays theirs. */
export async function undoImport(statements: Statements, input: UndoImportInput): Promise<Changed & { records: number }> {
  const { actor, reason, at = new Date(), import_id, import_event_id } = input
  return changeStatements(statements.db, async (trx) => {
    const event_id = await insertEvent(trx, {
      kind: 'undo',
      actor,
      reason,
      at,
      payload: { kind: 'import', import_id },
      ...(import_event_id !== undefined && { undoes: import_event_id }),
    })
    const { records, touched } = await takeBackImport(trx, import_id, { event_id, at })
    // Sites that had gone to a company that is no more go back to where they were.
    const moved = await endLinksTo(trx, await vanishedCompanies(trx, import_id), at)
    const homes = [...(await currentCompanies(trx, moved)).values()]
    await projectTouched(trx, homes)
    return { event_id, touched: [...new Set([...touched, ...homes])], records }
  })
}
