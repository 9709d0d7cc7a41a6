import type { Selectable } from 'kysely'
import { otherTexts } from '../../db/queries/search-texts.ts'
import type { Database } from '../../db/schema.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { WORDED_FACTS } from '../../search/document.ts'
import { wordsIn } from '../../search/lexemes.ts'
import type { ServiceContext } from '../context.ts'
import type { Asking } from './asked.ts'

/** At most so many texts say why a company was found. */
const MOST = 3

/** The names, products and groups that hold words of the question which the shown name does not hold. */
export async function matchedTexts(
  { db }: ServiceContext,
  { question }: Asking,
  rows: readonly Selectable<Database['company']>[],
  lang: Language,
): Promise<Map<string, string[]>> {
  const words = question.understanding.words
  const matched = new Map<string, string[]>()
  if (words.length === 0) return matched
  const texts = Map.groupBy(
    await otherTexts(
      db,
      rows.map((row) => row.company_id),
      WORDED_FACTS,
    ),
    (row) => row.company_id,
  )
  for (const row of rows) {
    const shown = [lang === 'vi' ? row.name_vi : null, row.name_en].flatMap((name) => (name === null ? [] : wordsIn(name)))
    const missing = words.filter((word) => !holds(shown, word))
    const own = [row.name_vi, row.name_native, row.short_name, row.group_name].flatMap((text) => text ?? [])
    const all = [...own, ...(texts.get(row.company_id) ?? []).map(({ text }) => text)]
    const telling = [...new Set(all)].filter((text) => missing.some((word) => holds(wordsIn(text), word)))
    matched.set(row.company_id, telling.slice(0, MOST))
  }
  return matched
}

function holds(among: readonly string[], word: string): boolean {
  return among.some((one) => one === word || one.startsWith(word) || (word.length > 1 && one.includes(word) && /[^\p{ASCII}]/u.test(word)))
}
