import type { Part } from './decide.ts'

/** A waterfall as one line of text. The words are the caller's: here are only numbers and order. */
export interface ExplainWords {
  /** By comparison, or by `comparison.level` where a level needs its own words. */
  readonly words: Readonly<Record<string, string>>
  readonly sum: string
  readonly bits: string
}

/** Parts that hardly weigh anything are left out, but for the prior and the name. */
const SHOWN_FROM_BITS = 0.05
const MOST_TOKENS = 6

export function explanation(parts: readonly Part[], { words, sum, bits }: ExplainWords): string {
  const shown = parts.filter(
    ({ comparison, bits: own }) => comparison === 'prior' || comparison === 'name' || Math.abs(own) >= SHOWN_FROM_BITS,
  )
  const steps = shown.map((part) => {
    const label =
      words[`${part.comparison}.${part.level}`] ?? `${words[part.comparison] ?? part.comparison} ${words[part.level] ?? part.level}`
    return `${label}${tokens(part)} ${signed(part.bits)}`
  })
  const total = parts.reduce((all, part) => all + part.bits, 0)
  return `${steps.join('; ')}; ${sum} ${signed(total)} ${bits}`
}

function signed(value: number): string {
  const text = Math.abs(value).toFixed(1)
  return value < 0 && text !== '0.0' ? `−${text}` : `+${text}`
}

/** Which words answered which: `samsung`, `electronic~electronics`, and left over `[vina]`. */
function tokens({ comparison, aligned = [] }: Part): string {
  if (comparison !== 'name' || aligned.length === 0) return ''
  const texts = aligned.map(({ left, right, kind }) =>
    kind === 'unmatched' ? `[${left ?? right}]` : left === right ? left : `${left}~${right}`,
  )
  return ` (${texts.slice(0, MOST_TOKENS).join(' ')}${texts.length > MOST_TOKENS ? ' …' : ''})`
}
