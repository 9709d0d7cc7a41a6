import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { DataPackage } from '../../src/edition/data-package.ts'
import { LANGUAGES, OVERLAYS, STATUSES } from '../../src/domain/vocabulary.ts'
import { INDICATORS } from '../../src/services/edition.ts'
import { argumentsOf, readMessages } from '../support/messages.ts'
import { firstArguments, literalsOfType, ROOT } from '../support/source-code.ts'

const others = LANGUAGES.filter((lang) => lang !== 'en')
const sections = globSync('src/web/messages/en/*.json', { cwd: ROOT })
  .map((path) => basename(path, '.json'))
  .toSorted()
const SETS = [
  { name: 'sentences of the API', file: (lang: string) => `src/domain/messages/${lang}.json` },
  ...sections.map((section) => ({ name: `web ${section}`, file: (lang: string) => `src/web/messages/${lang}/${section}.json` })),
]

describe.each(SETS)('$name', ({ file }) => {
  const english = readMessages(file('en'))

  test.each(others)('%s has the keys of English', (lang) => {
    expect([...readMessages(file(lang)).keys()].toSorted()).toEqual([...english.keys()].toSorted())
  })

  test.each(LANGUAGES)('%s parses, with the arguments of English', (lang) => {
    const differing = [...readMessages(file(lang))].filter(
      ([key, text]) => argumentsOf(text, lang).join() !== argumentsOf(english.get(key) ?? '', 'en').join(),
    )
    expect(
      differing.map(([key, text]) => `${key}: ${argumentsOf(text, lang).join()} ≠ ${argumentsOf(english.get(key) ?? '', 'en').join()}`),
    ).toEqual([])
  })

  test.each(LANGUAGES)('%s has no empty text', (lang) => {
    const messages = [...readMessages(file(lang))]
    expect(messages.filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([])
    expect(messages.length, `${file(lang)} holds no message`).toBeGreaterThan(0)
  })

  test.each(others)('%s is translated, not copied', (lang) => {
    // Names, formulas and codes are the same in every language; a sentence is not.
    const copied = [...readMessages(file(lang))].filter(
      ([key, text]) => text === english.get(key) && text.split(' ').length > 5 && !/formula|reference/.test(key),
    )
    expect(copied.map(([key]) => key)).toEqual([])
  })
})

test('every language has the same files', () => {
  for (const lang of LANGUAGES)
    expect(
      globSync(`src/web/messages/${lang}/*.json`, { cwd: ROOT })
        .map((path) => basename(path, '.json'))
        .toSorted(),
    ).toEqual(sections)
})

describe('every word of a closed list has its text', () => {
  const messages = readMessages('src/domain/messages/en.json')
  const missing = (keys: readonly string[]) => keys.filter((key) => !messages.has(key))
  const dataPackage = JSON.parse(readFileSync(join(ROOT, 'editions/vietnam-electronics/datapackage.json'), 'utf8')) as DataPackage
  const reasons = dataPackage.resources.flatMap((resource) =>
    resource.schema.fields.filter((field) => /missing(_reason)?$/.test(field.name)).flatMap((field) => field.constraints?.enum ?? []),
  )

  test.each([
    ['statuses', STATUSES.flatMap((id) => [`status.${id}.name`, `status.${id}.rule`])],
    ['overlays', OVERLAYS.flatMap((id) => ['name', 'rule', 'sentence'].map((part) => `overlay.${id}.${part}`))],
    ['rules', literalsOfType('src/analytics/diagnosis.ts', 'StatusRule').map((id) => `rule.${id}`)],
    [
      'what would change a status',
      literalsOfType('src/analytics/diagnosis.ts', 'Diagnosis')
        .filter((id) => messages.has(`would_change.${id}`) || !isStatusWord(id))
        .map((id) => `would_change.${id}`),
    ],
    [
      'indicators',
      INDICATORS.flatMap((id) => ['name', 'definition', 'formula', 'reading', 'reference'].map((part) => `indicator.${id}.${part}`)),
    ],
    ['parts of the gap score', GAP_PARTS().flatMap((id) => [`gap_part.${id}.name`, `gap_part.${id}.definition`])],
    ['reasons for a missing value in the edition', reasons.map((id) => `missing_reason.${id}`)],
  ] as const)('%s', (_name, keys) => {
    expect(keys.length).toBeGreaterThan(0)
    expect(missing(keys)).toEqual([])
  })

  test('keys the services write out exist, and start as existing keys do', () => {
    const keys = [...messages.keys()]
    const wrong = firstArguments('src/services/', ['text', 'maybe']).filter(({ text, whole }) =>
      whole ? !messages.has(text) : !keys.some((key) => key.startsWith(text)),
    )
    expect(wrong).toEqual([])
  })

  test('no text is left over', () => {
    const used = ['src/services/', 'src/api/'].flatMap((folder) => firstArguments(folder, ['text', 'maybe']))
    const direct = new Set(['unknown'])
    const left = [...messages.keys()].filter(
      (key) => !direct.has(key) && !used.some(({ text, whole }) => (whole ? key === text : key.startsWith(text))),
    )
    expect(left).toEqual([])
  })
})

/** `Diagnosis` also names its statuses and overlays; those are no conditions. */
function isStatusWord(id: string): boolean {
  return ([...STATUSES, ...OVERLAYS] as readonly string[]).includes(id)
}

/** The parts the web and the API name are those the score is made of. */
function GAP_PARTS(): string[] {
  const text = readFileSync(join(ROOT, 'src/services/compute-diagnosis.ts'), 'utf8')
  const body = /function gapParts[\s\S]*?return \{([\s\S]*?)\n {2}\}/.exec(text)?.[1] ?? ''
  return [...body.matchAll(/^ {4}(\w+):/gm)].map((match) => match[1] ?? '')
}
