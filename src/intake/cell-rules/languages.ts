import { fold } from '../../domain/fold.ts'
import type { CellInput } from './cell-input.ts'
import { pieces } from './clean-text.ts'

/** ISO 639-1 and what lists of firms call the language. */
const LANGUAGE_WORDS: Readonly<Record<string, string>> = {
  vi: 'tiếng việt|vietnamese|việt|베트남어|越南语|ベトナム語',
  en: 'tiếng anh|english|anh|영어|英语|英語',
  ko: 'tiếng hàn|tiếng hàn quốc|korean|hàn|hàn quốc|한국어|韩语|韓国語',
  zh: 'tiếng trung|tiếng hoa|tiếng trung quốc|chinese|mandarin|trung|hoa|중국어|中文|汉语|中国語',
  ja: 'tiếng nhật|tiếng nhật bản|japanese|nhật|일본어|日语|日本語',
  de: 'tiếng đức|german|đức|독일어|德语|ドイツ語',
  fr: 'tiếng pháp|french|pháp|프랑스어|法语|フランス語',
  th: 'tiếng thái|thai|태국어|泰语|タイ語',
  ru: 'tiếng nga|russian|nga|러시아어|俄语|ロシア語',
  es: 'tiếng tây ban nha|spanish|스페인어|西班牙语|スペイン語',
}

const BY_WORD = new Map(
  Object.entries(LANGUAGE_WORDS).flatMap(([code, words]) => [code, ...words.split('|')].map((word) => [fold(word), code] as const)),
)

export function readLanguages(input: CellInput): string[] | undefined {
  const found = pieces(input.text, /[;,/|\n&+、，]|\s-\s|\s(?:và|and)\s/u).flatMap((piece) => {
    const code = BY_WORD.get(fold(piece))
    if (code === undefined) input.leaveOut('language_unknown', { value: piece.slice(0, 60) })
    return code ?? []
  })
  return found.length === 0 ? undefined : [...new Set(found)]
}
