import { countEventsBy, type EventFilters, listEventRows } from '../../db/queries/event-log.ts'
import type { EventRow } from '../../db/queries/events.ts'
import { readSubjectFaces } from '../../db/queries/subject-faces.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { actorNames } from '../accounts/actor-names.ts'
import type { ServiceContext } from '../context.ts'
import { cursorAt, offsetOf, type PageInput } from '../paging.ts'
import { type Wording, wording } from '../wording.ts'

/** What people did to the directory, newest first. */
export async function listCurationEvents({ db }: ServiceContext, query: EventFilters & PageInput & { lang: Language }) {
  const words = wording(query.lang)
  const offset = offsetOf(query.cursor)
  const { rows, total } = await listEventRows(db, query, query.limit, offset)
  const kinds = await countEventsBy(db, 'kind', query)
  const actors = await countEventsBy(db, 'actor', query)
  const nameOf = await actorNames(db, [...rows.map((row) => row.actor), ...actors.map(({ value }) => value)], words)
  const faces = await readSubjectFaces(db, rows.flatMap(aboutOf))
  // One that was merged or undone shows nothing today: its id is its name then.
  const label = (id: string) => faces.get(id)?.label ?? id
  return {
    items: rows.map((row) => presentEvent(row, words, label, nameOf(row.actor))),
    total,
    facets: {
      kind: kinds.map((each) => ({ ...each, name: words.maybe(`event_kind.${each.value}`) ?? each.value })),
      actor: actors.map((each) => ({ ...each, name: nameOf(each.value) })),
    },
    next_cursor: offset + query.limit < total ? cursorAt(offset + query.limit) : null,
  }
}

const UNDOABLE: ReadonlySet<string> = new Set(['assert', 'retract', 'merge', 'split', 'move', 'judge', 'word'])
/** Where events name what they are about. */
const ABOUT = ['subject_id', 'survivor', 'loser', 'from', 'to', 'site_id', 'left', 'right', 'company_id', 'import_id']

function aboutOf({ payload }: EventRow): string[] {
  return [...new Set(ABOUT.flatMap((key) => (typeof payload[key] === 'string' ? [payload[key]] : [])))]
}

function wordOf({ payload }: EventRow): string[] {
  const { word, entry_id } = payload
  return typeof word === 'string' ? [`“${word}” → ${typeof entry_id === 'string' ? entry_id : '–'}`] : []
}

function presentEvent(row: EventRow, words: Wording, label: (id: string) => string, actor_name: string) {
  const about = aboutOf(row)
  return {
    event_id: row.event_id,
    kind: row.kind,
    kind_name: words.maybe(`event_kind.${row.kind}`) ?? row.kind,
    actor: row.actor,
    actor_name,
    reason: row.reason,
    created_at: row.created_at.toISOString(),
    subjects: about.map((id) => ({ id, name: label(id) })),
    summary: `${words.maybe(`event_kind.${row.kind}`) ?? row.kind}: ${[...about.map(label), ...wordOf(row)].join(' · ')}`,
    undoes_event_id: row.undoes_event_id,
    undone_by_event_id: row.undone_by_event_id,
    can_undo: row.undone_by_event_id === null && UNDOABLE.has(row.kind),
  }
}
