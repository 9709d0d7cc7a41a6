import { fold } from '../../domain/fold.ts'

/** What every firm is called and thus tells none apart. */
const COMMON = new Set(
  'cong ty tnhh co phan cp jsc corp corporation company limited ltd inc llc the va and mtv viet nam vietnam vina group tap doan chi nhanh demo'.split(
    ' ',
  ),
)

/** Two letters for the tile beside a name: "Sao Mai Electronics JSC" → "SM". */
export function initials(name: string): string {
  const words = fold(name).split(' ').filter(Boolean)
  const own = words.filter((word) => !COMMON.has(word))
  const [first = '', second = ''] = own.length > 0 ? own : words
  return (second === '' ? [...first].slice(0, 2).join('') : `${[...first][0] ?? ''}${[...second][0] ?? ''}`).toUpperCase()
}
