// Letters that are no base letter with a mark. ð stands in many files where đ was meant.
const LETTERS: Readonly<Record<string, string>> = { đ: 'd', ð: 'd', ł: 'l', ø: 'o', ı: 'i', ß: 'ss', æ: 'ae', œ: 'oe', þ: 'th' }

/** Text as it is compared: lower case, đ → d, no diacritics, one space between words. Korean, Chinese and Japanese stay as they are. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[đðłøıßæœþ]/g, (letter) => LETTERS[letter] ?? letter)
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** Every word of the query is somewhere in the text. Both must be folded. */
export function matchesAllWords(foldedText: string, foldedQuery: string): boolean {
  return foldedQuery.split(' ').every((word) => foldedText.includes(word))
}
