import { insertEvent } from '../../db/queries/events.ts'
import { projectTouched } from '../../db/queries/projection.ts'
import { readSubjectFaces } from '../../db/queries/subject-faces.ts'
import {
  companiesOfWord,
  countUnknownWords,
  findLearnedTerm,
  findUnknownWord,
  insertLearnedTerm,
  listUnknownWords,
  usersOfWords,
} from '../../db/queries/vocabularies.ts'
import { changeStatements } from '../../db/transaction.ts'
import { fold } from '../../domain/fold.ts'
import { Problem } from '../../domain/problem.ts'
import type { Language, Vocabulary } from '../../domain/vocabulary.ts'
import { closestTerms } from '../../vocabulary/recognise.ts'
import type { ServiceContext } from '../context.ts'
import { cursorAt, offsetOf, type PageInput } from '../paging.ts'
import { readVocabularies } from '../vocabulary/read-vocabulary.ts'
import { wording } from '../wording.ts'

interface WordQuery extends PageInput {
  vocabulary?: Vocabulary | undefined
  q?: string | undefined
  lang: Language
}

const EXAMPLES = 3
const SUGGESTIONS = 5

/** Words that wait for a person, those of most firms first. */
export async function listWords(context: ServiceContext, query: WordQuery) {
  const { db } = context
  const { lang, limit } = query
  const words = wording(lang)
  const vocabularies = await readVocabularies(context)
  const filter = { vocabulary: query.vocabulary, q: fold(query.q ?? '') }
  const offset = offsetOf(query.cursor)
  const { rows, total } = await listUnknownWords(db, filter, limit, offset)
  const users = await usersOfWords(db, rows, EXAMPLES)
  const faces = await readSubjectFaces(
    db,
    users.map((user) => user.company_id),
  )
  return {
    items: rows.map(({ vocabulary, folded, ...row }) => ({
      ...row,
      vocabulary,
      vocabulary_name: words.text(`vocabulary.${vocabulary}.name`),
      word: folded,
      examples: users
        .filter((user) => user.vocabulary === vocabulary && user.folded === folded)
        .map(({ company_id, text }) => ({ id: company_id, name: faces.get(company_id)?.name ?? company_id, text })),
      suggestions: closestTerms(vocabularies[vocabulary].lexicon, row.text, SUGGESTIONS).map(({ entry_id, word, likeness }) => ({
        id: entry_id,
        name: String(vocabularies[vocabulary].byId.get(entry_id)?.[`name_${lang}`] ?? entry_id),
        word,
        likeness: Math.round(likeness * 100) / 100,
      })),
    })),
    total,
    facets: {
      vocabulary: (await countUnknownWords(db, filter)).map((each) => ({ ...each, name: words.text(`vocabulary.${each.value}.name`) })),
    },
    next_cursor: offset + limit < total ? cursorAt(offset + limit) : null,
  }
}

interface WordDecision {
  vocabulary: Vocabulary
  word: string
  entry_id: string | null
  reason?: string | undefined
  lang: Language
}

/** All facts with the word get the entry, those to come as well. Undoing the event takes it from them again. */
export async function decideWord(context: ServiceContext, decision: WordDecision, actor: string, at = new Date()) {
  const { vocabulary, entry_id, reason, lang } = decision
  const words = wording(lang)
  const folded = fold(decision.word)
  const entries = (await readVocabularies(context))[vocabulary].byId
  if (entry_id !== null && !entries.has(entry_id))
    throw new Problem(
      'invalid',
      words.text('vocabulary.no_entry', { id: entry_id, vocabulary: words.text(`vocabulary.${vocabulary}.name`) }),
    )
  const done = await changeStatements(context.db, async (trx) => {
    if ((await findLearnedTerm(trx, vocabulary, folded)) !== undefined)
      throw new Problem('conflict', words.text('vocabulary.decided_already', { word: decision.word }))
    const text = await findUnknownWord(trx, vocabulary, folded)
    if (text === undefined) throw new Problem('not_found', words.text('vocabulary.no_word', { word: decision.word }))
    const touched = entry_id === null ? [] : await companiesOfWord(trx, vocabulary, folded)
    const event_id = await insertEvent(trx, { kind: 'word', actor, reason, at, payload: { vocabulary, word: text, entry_id } })
    await insertLearnedTerm(trx, { vocabulary, folded, text, entry_id, event_id, at })
    await projectTouched(trx, touched)
    return { event_id, companies: touched.length }
  })
  if (done.companies > 0) await context.renew()
  return done
}
