import { isLegalForm } from './legal-forms.ts'
import { tokensOf } from './tokens.ts'
import { wordsOf } from './words.ts'

/** What stands in brackets: another name, or words that tell this firm from its sisters. */

export interface Bracketed {
  /** The text with its distinguishing brackets opened and its other names taken out. */
  readonly text: string
  readonly aliases: readonly string[]
}

const BRACKETS = /\(([^()]*)\)|\[([^[\]]*)\]|["“”«»„「」『』《》]/g
const REMARK = /^(continued|cont|cont d|contd|tiep theo|viet tat|ten cu)$/
const MARKER =
  /^(?:formerly(?: known as)?|former|previously|f\.?k\.?a\.?|a\.?k\.?a\.?|d\.?b\.?a\.?|ex\b\.?|tên cũ(?: là)?|trước đây(?: là)?|tên cũ:|viết tắt(?: là)?|tên viết tắt|gọi tắt(?: là)?|nay là|구(?=\s|[가-힣]{2})|旧称?|前身|简称|簡稱|略称)[:\s.]*/iu

export function hasBrackets(text: string): boolean {
  return /[()[\]"“”«»„「」『』《》]/.test(text)
}

export function openBrackets(text: string): Bracketed {
  if (!hasBrackets(text)) return { text, aliases: [] }
  const aliases: string[] = []
  const opened = text.replace(BRACKETS, (_found, round: string | undefined, square: string | undefined) => {
    const inside = (round ?? square ?? '').trim()
    const former = inside.replace(MARKER, '')
    const role = former !== inside ? 'alias' : roleOf(inside)
    if (role === 'alias') aliases.push(former)
    return role === 'inline' ? ` ${inside} ` : ' '
  })
  // All of it in brackets: then that is the name.
  return opened.trim() === '' ? { text: aliases.shift() ?? text, aliases } : { text: opened, aliases }
}

function roleOf(inside: string): 'drop' | 'inline' | 'alias' {
  const words = wordsOf(inside)
  const folded = words.map((word) => word.folded).join(' ')
  if (folded === '' || REMARK.test(folded)) return 'drop'
  if (isLegalForm(words)) return 'inline'
  const { core, kinds } = tokensOf(words, false)
  const tells = kinds.some((kind) => kind === 'distinct')
  const long = core.some((token) => token.length > 2 || !/^[\da-z]*$/.test(token))
  return tells && long && !/\d/.test(folded) ? 'alias' : 'inline'
}
