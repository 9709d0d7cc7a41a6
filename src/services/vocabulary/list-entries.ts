import { companiesByEntry, processSegments, vocabularyCodes, vocabularyGroups } from '../../db/queries/vocabularies.ts'
import { fold, matchesAllWords } from '../../domain/fold.ts'
import { type Language, SCHEME_LEVELS, type Vocabulary } from '../../domain/vocabulary.ts'
import { isNearWord, WORD_LANGUAGES } from '../../vocabulary/lexicon.ts'
import type { ServiceContext } from '../context.ts'
import { pageOf, type PageInput } from '../paging.ts'
import { wording } from '../wording.ts'
import { readVocabularies, type Vocabularies, type VocabularyRow } from './read-vocabulary.ts'

interface EntryQuery extends PageInput {
  vocabulary: Vocabulary
  q?: string | undefined
  group?: string | undefined
  lang: Language
}

type Words = Record<(typeof WORD_LANGUAGES)[number], string[]>

/** Column that names the group of an entry. Equipment is grouped by that of its process. */
const GROUP_COLUMN = { process: 'group_id', equipment_type: 'group_id', material: 'group_id', scheme: 'kind', unit: 'dimension' } as const

export async function listVocabularyEntries(context: ServiceContext, query: EntryQuery) {
  const { vocabulary, lang } = query
  const read = await readVocabularies(context)
  const groups = (await vocabularyGroups(context.db)).filter(
    (row) => row.vocabulary === (vocabulary === 'equipment_type' ? 'process' : vocabulary),
  )
  const order = new Map(groups.map((row, index) => [row.group_id, index]))
  const groupOf = (row: VocabularyRow) => text(groupRow(read, vocabulary, row), GROUP_COLUMN[vocabulary]) ?? ''
  const asked = fold(query.q ?? '')
  const found = read[vocabulary].rows.filter((row) => asked === '' || matchesAllWords(searchText(row), asked))
  const counts = Map.groupBy(found, groupOf)
  const rows = found
    .filter((row) => query.group === undefined || groupOf(row) === query.group)
    .toSorted((a, b) => (order.get(groupOf(a)) ?? 0) - (order.get(groupOf(b)) ?? 0) || nameOf(a, lang).localeCompare(nameOf(b, lang), lang))
  const present = await presenter(context, read, vocabulary, lang)
  return {
    ...pageOf(rows, query, (row) => {
      const group = groups.find((each) => each.group_id === groupOf(row))
      return { ...present(row), group: group === undefined ? null : { id: group.group_id, name: group[`name_${lang}`] } }
    }),
    facets: {
      group: groups.flatMap((each) => {
        const count = counts.get(each.group_id)?.length ?? 0
        return count === 0 ? [] : [{ value: each.group_id, name: each[`name_${lang}`], count }]
      }),
    },
  }
}

function groupRow(read: Vocabularies, vocabulary: Vocabulary, row: VocabularyRow): VocabularyRow {
  return vocabulary === 'equipment_type' ? (read.process.byId.get(text(row, 'process_id') ?? '') ?? row) : row
}

async function presenter(context: ServiceContext, read: Vocabularies, vocabulary: Vocabulary, lang: Language) {
  const { db, atlas } = context
  const words = wording(lang)
  const companies = await companiesByEntry(
    db,
    vocabulary,
    read[vocabulary].rows.map((row) => row.entry_id),
  )
  const codes = Map.groupBy(await vocabularyCodes(db, vocabulary), (row) => row.entry_id)
  const segments = Map.groupBy(vocabulary === 'process' ? await processSegments(db) : [], (row) => row.process_id)
  return (row: VocabularyRow) => {
    const level = SCHEME_LEVELS.find((each) => each === row['level']) ?? null
    const process = text(row, 'process_id')
    const made = vocabulary === 'equipment_type' && process !== null ? read.process.byId.get(process) : undefined
    const synonyms = wordsOf(row, 'synonyms')
    const all = Object.values(synonyms).flat()
    return {
      id: row.entry_id,
      name: nameOf(row, lang),
      companies: companies.get(row.entry_id) ?? 0,
      summary: text(row, `summary_${lang}`),
      covers: text(row, `covers_${lang}`),
      verify: text(row, `verify_${lang}`),
      verify_url: text(row, 'verify_url'),
      level,
      level_name: level === null ? null : words.text(`vocabulary.level.${level}`),
      usual_years: amount(row, 'usual_years'),
      symbol: text(row, 'symbol'),
      factor: amount(row, 'factor'),
      base_unit: vocabulary === 'unit' ? baseUnit(read, row) : null,
      process: made === undefined ? null : { id: made.entry_id, name: nameOf(made, lang) },
      detail_keys: text(row, 'detail_keys')?.split('|') ?? [],
      segments: (segments.get(row.entry_id) ?? []).map(({ segment_id, relation }) => ({
        id: segment_id,
        name: atlas.segments.get(segment_id)?.[`name_${lang}`] ?? segment_id,
        relation,
      })),
      codes: (codes.get(row.entry_id) ?? []).map(({ system, code, note }) => ({
        system,
        name: words.text(`vocabulary.system.${system}`),
        code,
        note,
      })),
      names: wordsOf(row, 'name'),
      synonyms: mapWords(synonyms, (list) => list.filter((word) => !isNearWord(word))),
      near_words: [...new Set(all.filter(isNearWord).map((word) => word.slice(1)))],
      source_id: text(row, 'source_id') ?? '',
    }
  }
}

function baseUnit(read: Vocabularies, row: VocabularyRow): string | null {
  const base = read.unit.rows.find((each) => each['dimension'] === row['dimension'] && each['factor'] === 1)
  return base === undefined ? null : text(base, 'symbol')
}

function nameOf(row: VocabularyRow, lang: Language): string {
  return text(row, `name_${lang}`) ?? row.entry_id
}

function text(row: VocabularyRow, column: string): string | null {
  const value = row[column]
  return typeof value === 'string' ? value : null
}

function amount(row: VocabularyRow, column: string): number | null {
  const value = row[column]
  return typeof value === 'number' ? value : null
}

function wordsOf(row: VocabularyRow, column: 'name' | 'synonyms'): Words {
  const split = (code: string) => text(row, `${column}_${code}`)?.split('|') ?? []
  return Object.fromEntries(WORD_LANGUAGES.map((code) => [code, split(code)])) as Words
}

function mapWords(words: Words, change: (list: string[]) => string[]): Words {
  return Object.fromEntries(Object.entries(words).map(([code, list]) => [code, change(list)])) as Words
}

const folded = new WeakMap<VocabularyRow, string>()

/** Names, other words and what a certificate covers, in every language. */
function searchText(row: VocabularyRow): string {
  const known = folded.get(row)
  if (known !== undefined) return known
  const said = fold(
    Object.entries(row)
      .flatMap(([column, value]) => (/^(name|synonyms|summary|covers)_|^(symbol|entry_id)$/.test(column) ? [String(value ?? '')] : []))
      .join(' · '),
  )
  folded.set(row, said)
  return said
}
