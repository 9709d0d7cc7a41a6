import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max'

/**
 * Telephone numbers of a cell in E.164. A cell often holds several, and Vietnamese numbers are often older than the renumberings: area
 * codes changed in 2017, mobile numbers lost a digit in 2018.
 */
export function phonesOf(text: string, country: string | null): string[] {
  const home = country !== null && isSupportedCountry(country) ? country : 'VN'
  const found = new Set<string>()
  let before = ''
  for (const part of text.normalize('NFKC').split(/[;,\n|/~]|\s-\s(?=[+(0])|\b(?:or|hoặc|và)\b/iu)) {
    const phone = phoneOf(part, home) ?? phoneOf(withBeginningOf(before, part), home) ?? phoneOf(before + part, home)
    if (phone !== null) found.add(phone)
    before = part
  }
  return [...found]
}

function phoneOf(text: string, home: CountryCode): string | null {
  const written = text.replace(/^\D*?(?=[+(0-9])/u, '').replace(/[\s(]*(?:#|ext\.?|máy lẻ|extension|x)\s*:?\s*\d+[\s)]*$/iu, '')
  const digits = written.replaceAll(/\D/g, '')
  if (digits.length < 7 || digits.length > 15 || /^(\d)\1+$/.test(digits)) return null
  const forms = home === 'VN' ? vietnameseForms(written, digits) : [written]
  for (const form of forms) {
    const phone = parsePhoneNumberFromString(form, home)
    if (phone?.isValid() === true) return phone.number
  }
  return null
}

/** "0222 3634 567/568": the last digits of a second line. */
function withBeginningOf(before: string, part: string): string {
  const digits = part.replaceAll(/\D/g, '')
  const whole = before.replaceAll(/[^\d+]/g, '')
  return digits.length > 0 && digits.length <= 4 && whole.length > 7 ? whole.slice(0, -digits.length) + digits : part
}

function vietnameseForms(written: string, digits: string): string[] {
  const national = digits.replace(/^(?:00)?84(?=\d{8,})/, '').replace(/^0+/, '')
  // A number cell loses the leading zero; what is written may also be a number of another country with its plus sign.
  const forms = written.trim().startsWith('+') ? [written, `0${national}`] : [`0${national}`, written, `+${digits.replace(/^00/, '')}`]
  const renumbered = OLD_CODES.find(([old]) => national.startsWith(old) && national.length === old.length + lengthAfter(old))
  return renumbered ? [...forms, `0${renumbered[1]}${national.slice(renumbered[0].length)}`] : forms
}

function lengthAfter(old: string): number {
  if (old.startsWith('1')) return 7
  // Ha Noi and Ho Chi Minh City had eight digits after the code, the others seven or, with a code of three digits, six or seven.
  return old === '4' || old === '8' ? 8 : 7
}

/** Old and new codes: mobile since September 2018, then areas since 2017 (Decision 2036/QD-BTTTT of 2016). */
const OLD_CODES: readonly (readonly [old: string, now: string])[] = `
  120-70 121-79 122-77 123-83 124-84 125-85 126-76 127-81 128-78 129-82
  162-32 163-33 164-34 165-35 166-36 167-37 168-38 169-39 186-56 188-58 199-59
  240-204 241-222 230-215 231-213 280-208 281-209 320-220 321-221 350-228 351-226 500-262 501-261 510-235 511-236
  650-274 651-271 710-292 711-293 780-290 781-291
  20-214 22-212 25-205 26-206 27-207 29-216 30-229 31-225 33-203 36-227 37-237 38-238 39-239
  52-232 53-233 54-234 55-255 56-256 57-257 58-258 59-269 60-260 61-251 62-252 63-263 64-254 66-276 67-277 68-259
  70-270 72-272 73-273 74-294 75-275 76-296 77-297 79-299 4-24 8-28`
  .trim()
  .split(/\s+/)
  .map((pair) => {
    const [old = '', now = ''] = pair.split('-')
    return [old, now] as const
  })
