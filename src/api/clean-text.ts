/** Text as XML 1.0 takes it: no control characters but those that separate words and lines, no halves of characters. */
export function cleanText(text: string): string {
  return text.toWellFormed().replaceAll(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '')
}
