/** SVG as text. The map is drawn by one pure function for the server, the browser and the downloaded file; React would
 *  have to hydrate some two thousand elements that never change. Everything put into a template is escaped. */
export class Markup {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
  toString(): string {
    return this.text
  }
}

type Value = string | number | Markup | readonly Markup[] | false | null | undefined

export function svg(strings: TemplateStringsArray, ...values: readonly Value[]): Markup {
  let text = strings[0] ?? ''
  for (const [index, value] of values.entries()) text += written(value) + (strings[index + 1] ?? '')
  return new Markup(text)
}

export function joined(parts: readonly Markup[]): Markup {
  return new Markup(parts.map((part) => part.text).join(''))
}

function written(value: Value): string {
  if (value instanceof Markup) return value.text
  if (typeof value === 'string') return escaped(value)
  if (typeof value === 'number') return String(Math.round(value * 10) / 10)
  if (!value) return ''
  return value.map((part) => part.text).join('')
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char)
}
