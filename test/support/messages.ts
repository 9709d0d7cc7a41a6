import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, TYPE, type MessageFormatElement } from '@formatjs/icu-messageformat-parser'
import { ROOT } from './source-code.ts'

/** A message file as a flat map: "status.strong.name" → text. */
export function readMessages(path: string): Map<string, string> {
  const out = new Map<string, string>()
  const collect = (value: unknown, trail: string) => {
    if (typeof value === 'string') out.set(trail, value)
    else for (const [key, inner] of Object.entries(value as object)) collect(inner, trail === '' ? key : `${trail}.${key}`)
  }
  collect(JSON.parse(readFileSync(join(ROOT, path), 'utf8')), '')
  return out
}

/**
 * What must be passed in, as "name:kind", with the words of a choice: `ratio:select(other|unknown)`. A count that English
 * needs a plural for is a plain value in Vietnamese and Korean, so both are "value".
 */
export function argumentsOf(message: string, lang: string): string[] {
  const found = new Set<string>()
  const walk = (elements: readonly MessageFormatElement[]) => {
    for (const element of elements) {
      if (element.type === TYPE.argument || element.type === TYPE.number) found.add(`${element.value}:value`)
      else if (element.type === TYPE.date || element.type === TYPE.time) found.add(`${element.value}:time`)
      else if (element.type === TYPE.tag) {
        found.add(`${element.value}:tag`)
        walk(element.children)
      } else if (element.type === TYPE.select || element.type === TYPE.plural) {
        if (element.type === TYPE.plural) checkPlural(message, Object.keys(element.options), lang)
        found.add(
          element.type === TYPE.plural
            ? `${element.value}:value`
            : `${element.value}:select(${Object.keys(element.options).toSorted().join('|')})`,
        )
        for (const option of Object.values(element.options)) walk(option.value)
      }
    }
  }
  walk(parse(message, { locale: new Intl.Locale(lang) }))
  return [...found].toSorted()
}

/** A form the language does not have is never shown: "one" in Vietnamese or Korean is a sentence nobody will read. */
function checkPlural(message: string, forms: readonly string[], lang: string) {
  const known = new Intl.PluralRules(lang).resolvedOptions().pluralCategories as readonly string[]
  const wrong = forms.filter((form) => !form.startsWith('=') && !known.includes(form))
  if (wrong.length > 0) throw new Error(`${lang} has no plural form ${wrong.join(', ')}: ${message}`)
}
