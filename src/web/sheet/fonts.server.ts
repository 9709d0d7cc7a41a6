/** Fonts of the sheet. Source Sans has every Vietnamese letter; Nanum Gothic steps in, letter by letter, for Korean. */
import { createRequire } from 'node:module'
import { Font } from '@react-pdf/renderer'

export const FAMILIES = ['Source Sans 3', 'Nanum Gothic']

const FILES = [
  { family: 'Source Sans 3', fontWeight: 400, file: '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf' },
  { family: 'Source Sans 3', fontWeight: 600, file: '@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf' },
  { family: 'Nanum Gothic', fontWeight: 400, file: '@expo-google-fonts/nanum-gothic/400Regular/NanumGothic_400Regular.ttf' },
  { family: 'Nanum Gothic', fontWeight: 600, file: '@expo-google-fonts/nanum-gothic/700Bold/NanumGothic_700Bold.ttf' },
] as const

interface Letters {
  hasGlyphForCodePoint(codePoint: number): boolean
}

let loading: Promise<Letters[]> | undefined

/** Whether every letter of a text can be drawn. What cannot is left out: a row of empty boxes is worse than nothing. */
export async function writable(): Promise<(text: string) => boolean> {
  const fonts = await (loading ??= load())
  return (text) => [...text].every((letter) => fonts.some((font) => font.hasGlyphForCodePoint(letter.codePointAt(0) ?? 0)))
}

async function load(): Promise<Letters[]> {
  const { resolve } = createRequire(import.meta.url)
  for (const { family, fontWeight, file } of FILES) Font.register({ family, fontWeight, src: resolve(file) })
  // Words are not broken by English rules.
  Font.registerHyphenationCallback((word) => [word])
  const regular = FAMILIES.map((fontFamily) => ({ fontFamily, fontWeight: 400, fontStyle: 'normal' as const }))
  await Promise.all(regular.map((font) => Font.load(font)))
  return regular.flatMap((font) => (Font.getFont(font)?.data as Letters | null | undefined) ?? [])
}
