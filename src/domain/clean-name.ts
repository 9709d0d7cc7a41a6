/**
 * A name as people may read it: on one line, composed, without signs that are not seen or that turn the direction of reading.
 * With those, one name could look like another, or a line of a mail like one of ours.
 */
export function cleanName(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/[\p{Z}\t\n\r\v\f]+/gu, ' ')
    .replaceAll(/(?:\p{C}|\p{Default_Ignorable_Code_Point})+/gu, '')
    .replaceAll(/(\p{M}{3})\p{M}+/gu, '$1')
    .replaceAll(/ {2,}/g, ' ')
    .trim()
}
