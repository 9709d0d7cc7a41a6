import { countUnknownWords } from '../../db/queries/vocabularies.ts'
import { type Language, VOCABULARIES } from '../../domain/vocabulary.ts'
import type { ServiceContext } from '../context.ts'
import { pageOf, type PageInput } from '../paging.ts'
import { wording } from '../wording.ts'
import { readVocabularies } from './read-vocabulary.ts'

export async function listVocabularies(context: ServiceContext, query: PageInput & { lang: Language }) {
  const words = wording(query.lang)
  const read = await readVocabularies(context)
  const unknown = await countUnknownWords(context.db, {})
  return pageOf(VOCABULARIES, query, (id) => ({
    id,
    name: words.text(`vocabulary.${id}.name`),
    description: words.text(`vocabulary.${id}.description`),
    entries: read[id].rows.length,
    words: read[id].lexicon.words.length,
    unknown_words: unknown.find(({ value }) => value === id)?.count ?? 0,
  }))
}
