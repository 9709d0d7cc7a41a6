/**
 * The name under which a company or site is known for ever: `VN` + 7 characters + a check character, as in `VN7K3M9Q2C`.
 *
 * Characters are Crockford's base 32 (no I, L, O, U). The check character is that of ISO/IEC 7064, MOD 37-2: it tells every
 * single wrong character and every swap of two neighbours. The standard's check character may be any of 37; an id whose check
 * character would be `*` or one of the four letters we leave out is never given.
 */
const PREFIX = 'VN'
const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const ISO_7064 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*'
const LENGTH = 7

/** How many bodies there are: 32^7. */
export const PUBLIC_ID_NUMBERS = 32 ** LENGTH

/** The id with this number, or undefined where its check character is one we do not give (every seventh number). */
export function publicIdOf(number: number): string | undefined {
  let rest = number
  let body = ''
  for (let i = 0; i < LENGTH; i++) {
    body = (CROCKFORD[rest % 32] ?? '') + body
    rest = Math.floor(rest / 32)
  }
  const check = checkCharacter(PREFIX + body)
  return CROCKFORD.includes(check) ? PREFIX + body + check : undefined
}

/** Ids with numbers that follow each other, from a number picked at random. They never end. */
export function* neighbouringPublicIds(): Generator<string, never> {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2))
  for (let number = (high & 0b111) * 2 ** 32 + low; ; number = (number + 1) % PUBLIC_ID_NUMBERS) {
    const id = publicIdOf(number)
    if (id !== undefined) yield id
  }
}

/** Reads what people type: small letters, O for 0, I or L for 1, hyphens and spaces. Undefined when it is no id or a mistyped one. */
export function parsePublicId(text: string): string | undefined {
  const id = text.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  if (id.length !== PREFIX.length + LENGTH + 1 || !id.startsWith(PREFIX)) return undefined
  if (!/^[0-9A-HJKMNP-TV-Z]+$/.test(id.slice(PREFIX.length))) return undefined
  return checkCharacter(id.slice(0, -1)) === id.at(-1) ? id : undefined
}

function checkCharacter(payload: string): string {
  const sum = [...payload].reduce((value, character) => ((value + ISO_7064.indexOf(character)) * 2) % 37, 0)
  return ISO_7064[(38 - sum) % 37] ?? ''
}
