import * as z from 'zod'
import { SCHEME_LEVELS, VOCABULARIES } from '../../domain/vocabulary.ts'
import { forEveryone, forCurators } from './access.ts'
import { cursor, facetedPage, lang, limit, page, q, reference, slug } from './common.ts'

const vocabularyId = z.enum(VOCABULARIES)

export const vocabulary = z.object({
  id: vocabularyId,
  name: z.string(),
  description: z.string().describe('What its entries are, and what a fact means that names one'),
  entries: z.number().int(),
  words: z.number().int().describe('Names and other words by which its entries are recognised, in five languages'),
  unknown_words: z.number().int().describe('Words of facts that stand for no entry yet'),
})

const words = z.object({
  vi: z.array(z.string()),
  en: z.array(z.string()),
  ko: z.array(z.string()),
  zh: z.array(z.string()),
  ja: z.array(z.string()),
})

export const vocabularyEntry = z.object({
  id: z.string(),
  name: z.string(),
  group: reference.nullable(),
  companies: z.number().int().describe('Companies on record with it; for certificates in any state, also expired or unverified'),
  summary: z.string().nullable(),
  covers: z.string().nullable().describe('Certificates: what it covers'),
  verify: z.string().nullable().describe('Certificates: how a holder is verified'),
  verify_url: z.string().nullable(),
  level: z.enum(SCHEME_LEVELS).nullable().describe('Certificates: what holds it'),
  level_name: z.string().nullable(),
  usual_years: z.number().nullable().describe('Certificates: how long one usually runs'),
  symbol: z.string().nullable().describe('Units'),
  factor: z.number().nullable().describe('Units: times the base unit of the dimension'),
  base_unit: z.string().nullable().describe('Units: the one whose factor is 1'),
  process: reference.nullable().describe('Equipment: the process it is used for'),
  detail_keys: z.array(z.string()).describe('Equipment: what tells one machine from another'),
  segments: z
    .array(reference.extend({ relation: z.enum(['defines', 'uses']) }))
    .describe('Processes: segments made by it; defines = making the segment is this process'),
  codes: z.array(z.object({ system: z.string(), name: z.string(), code: z.string(), note: z.string().nullable() })),
  names: words,
  synonyms: words,
  near_words: z.array(z.string()).describe('Earlier or neighbouring words: they suggest the entry and are never assigned by themselves'),
  source_id: z.string(),
})
export type VocabularyEntry = z.infer<typeof vocabularyEntry>

/** A word of some facts that stands for no entry yet. */
export const unknownWord = z.object({
  vocabulary: vocabularyId,
  vocabulary_name: z.string(),
  word: z.string().describe('The word folded: what the decision is about'),
  text: z.string().describe('As printed'),
  facts: z.number().int(),
  companies: z.number().int(),
  examples: z.array(reference.extend({ text: z.string() })).describe('Some of the companies, with the word as they print it'),
  suggestions: z
    .array(reference.extend({ word: z.string(), likeness: z.number() }))
    .describe('Entries it may stand for, likeliest first, with their word that is closest'),
})
export type UnknownWord = z.infer<typeof unknownWord>

const reason = z.string().trim().min(3).max(2000).optional().describe('Why; kept in the log for good')

export const vocabularyContract = {
  list: forEveryone
    .route({ method: 'GET', path: '/vocabularies', tags: ['Vocabularies'], summary: 'The vocabularies of the directory' })
    .input(z.object({ limit, cursor, lang }))
    .output(page(vocabulary)),
  entries: forEveryone
    .route({
      method: 'GET',
      path: '/vocabularies/{vocabulary}',
      tags: ['Vocabularies'],
      summary: 'Entries of a vocabulary: names in five languages, other words, codes; what a certificate covers and where to verify it',
    })
    .input(z.object({ vocabulary: vocabularyId, q, group: slug.optional(), limit, cursor, lang }))
    .output(facetedPage(vocabularyEntry)),
  words: forCurators
    .route({ method: 'GET', path: '/curation/words', tags: ['Curation'], summary: 'Words of facts that no vocabulary knows' })
    .input(z.object({ vocabulary: vocabularyId.optional(), q, limit, cursor, lang }))
    .output(facetedPage(unknownWord)),
  decideWord: forCurators
    .route({
      method: 'POST',
      path: '/curation/words',
      tags: ['Curation'],
      summary: 'What a word stands for; or that it stands for nothing',
    })
    .input(
      z.object({
        vocabulary: vocabularyId,
        word: z.string().trim().min(1).max(500).describe('The word, in any spelling'),
        entry_id: slug.nullable().describe('Entry it stands for; null: no word of this vocabulary'),
        reason,
        lang,
      }),
    )
    .output(z.object({ event_id: z.string(), companies: z.number().int().describe('Companies whose facts now name the entry') })),
}
