import type { SheetBlock, SheetContent } from './sheet-content.ts'

/** No value needs more room than this on paper; the whole text is on the profile. */
const LONGEST = 220

/** What can be drawn: names in letters that no font has are left out, other texts lose those letters; long texts are cut. */
export function shortened(content: SheetContent, writable: (text: string) => boolean): SheetContent {
  const clean = (text: string) => {
    const drawn = [...text.normalize('NFC')].filter(writable).join('')
    return drawn.length <= LONGEST ? drawn : `${drawn.slice(0, LONGEST - 1).replace(/\s+\S*$/, '')}…`
  }
  const block = ({ title, lines }: SheetBlock) => ({
    title: clean(title),
    lines: lines.map(({ text, said }) => ({ text: clean(text), said: clean(said) })),
  })
  return {
    ...content,
    name: clean(content.name),
    names: content.names
      .map((name) => name.normalize('NFC'))
      .filter(writable)
      .map(clean),
    summary: content.summary.map(({ term, text }) => ({ term: clean(term), text: clean(text) })),
    blocks: content.blocks.map(block),
    sources: content.sources.map(clean),
  }
}
