import type { Kysely } from 'kysely'
import { judgementsBetween, type JudgementRow } from '../../../db/queries/judgements.ts'
import { positiveKeys } from '../../../db/queries/review-judgements.ts'
import type { ReviewTaskRow, StoredCandidate } from '../../../db/queries/review-tasks.ts'
import { findSubjects } from '../../../db/queries/subjects.ts'
import type { Database } from '../../../db/schema.ts'
import type { Language } from '../../../domain/vocabulary.ts'
import { openScene } from '../../statements/scene.ts'
import { wording } from '../../wording.ts'
import { dayOf } from '../working-days.ts'

/**
 * Why "same" would be refused: somebody has said that the two are different, or that something the left side is one with is
 * different from the right side.
 */
export async function findBlock(
  db: Kysely<Database>,
  row: ReviewTaskRow,
  candidate: StoredCandidate,
  lang: Language,
): Promise<string | null> {
  const left = row.left_subject_id ?? row.left_key
  const sides = [[left, ...(await positiveKeys(db, row.level, left))], [candidate.subject_id]] as const
  const [leftKeys = [], rightKeys = []] = await Promise.all(sides.map((keys) => membersOf(db, keys)))
  const negative = (await judgementsBetween(db, row.level, leftKeys, rightKeys)).find((each) => each.judgement === 'negative')
  return negative === undefined ? null : blockText(negative, lang)
}

/** All subjects that are one with these today; keys of rows stand for themselves. */
async function membersOf(db: Kysely<Database>, keys: readonly string[]): Promise<string[]> {
  const subjects = await findSubjects(db, keys)
  if (subjects.size === 0) return [...keys]
  const scene = await openScene({ db }, [...subjects.values()])
  return [...new Set([...keys, ...[...subjects.keys()].flatMap((id) => scene.membersOf(id))])]
}

function blockText({ actor, created_at, reason, left_key, right_key }: JudgementRow, lang: Language): string {
  return wording(lang).text('review.blocked', {
    a: left_key,
    b: right_key,
    actor,
    date: wording(lang).date(dayOf(created_at)),
    reason: reason ?? '–',
  })
}
