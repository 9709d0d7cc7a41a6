import { decideWord, listWords } from '../../services/curation/words.ts'
import { listVocabularyEntries } from '../../services/vocabulary/list-entries.ts'
import { listVocabularies } from '../../services/vocabulary/list-vocabularies.ts'
import { actorOf, api } from './implementation.ts'

export const vocabularyRoutes = {
  list: api.vocabulary.list.handler(({ context, input }) => listVocabularies(context.services(), input)),
  entries: api.vocabulary.entries.handler(({ context, input }) => listVocabularyEntries(context.services(), input)),
  words: api.vocabulary.words.handler(({ context, input }) => listWords(context.services(), input)),
  decideWord: api.vocabulary.decideWord.handler(({ context, input }) => decideWord(context.services(), input, actorOf(context))),
}
