import { isRoleMailbox, MAILBOX } from '../../domain/mailbox.ts'
import { isMarked } from '../cell.ts'
import type { CellInput } from './cell-input.ts'
import { pieces } from './clean-text.ts'

const PERSON_TITLE =
  /(?:^|[\s(])(?:mr|mrs|ms|miss|ông|bà|anh|chị|giám đốc|director|manager|ceo|담당|대표|부장|과장|차장|이사|님)(?:$|[\s.:)])/iu

/** Mailboxes of offices. Those that may be a person's are flagged and not imported. */
export function readEmails(input: CellInput): string[] | undefined {
  const kept: string[] = []
  for (const piece of pieces(input.text, /[;,|\s/]+|<|>/)) {
    const address = piece
      .toLowerCase()
      .replace(/^mailto:/, '')
      .replace(/[).]+$/, '')
    if (!address.includes('@')) continue
    if (!MAILBOX.test(address) || address.includes('..')) input.leaveOut('email_invalid', { value: piece.slice(0, 80) })
    else if (isRoleMailbox(address)) kept.push(address)
    else input.leaveOut('personal_data')
  }
  if (kept.length === 0 && !input.text.includes('@')) return input.leaveOut('email_invalid', { value: input.text.slice(0, 80) })
  return kept.length === 0 ? undefined : [...new Set(kept)]
}

/** Vietnamese numbers in the form +84…; others as they are written. */
export function readPhones(input: CellInput, country: string): string[] | undefined {
  if (PERSON_TITLE.test(input.text)) return input.leaveOut('personal_data')
  const number = isMarked(input.cell) ? input.cell.value : input.cell
  const kept: string[] = []
  for (const piece of pieces(
    input.text.replaceAll(/(?<!\p{L})(?:tel|phone|fax|đt|sđt|hotline|mobile|điện thoại)(?!\p{L})[\s.:]*/giu, ' '),
    /[;,|\n]|\s\/\s|(?<=\d{6,})\/|\s[-–]\s(?=[(+0])/,
  )) {
    const digits = piece.replace(/(?:ext|máy lẻ|x)\.?\s*\d{1,5}$/iu, '').replaceAll(/[^\d+]/g, '')
    const phone = digits.replace(/^\+/, '')
    if (phone.length < 8 || phone.length > 15 || /\p{L}{3,}/u.test(piece)) {
      input.leaveOut('phone_invalid', { value: piece.slice(0, 80) })
      continue
    }
    kept.push(country === 'VNM' ? vietnamese(digits, typeof number === 'number', input) : digits)
  }
  return kept.length === 0 ? undefined : [...new Set(kept)]
}

function vietnamese(digits: string, fromNumber: boolean, input: CellInput): string {
  if (digits.startsWith('+')) return digits
  if (/^00[1-9]/.test(digits)) return `+${digits.slice(2)}`
  if (/^84\d{9,10}$/.test(digits)) return `+${digits}`
  if (/^0\d{8,10}$/.test(digits)) return `+84${digits.slice(1)}`
  // A number cell drops the leading zero.
  if (fromNumber && /^[2-9]\d{8,9}$/.test(digits)) {
    input.fixed('phone_repaired', `+84${digits}`)
    return `+84${digits}`
  }
  return digits
}

export function readUrls(input: CellInput): string[] | undefined {
  const kept: string[] = []
  let refused = 0
  for (const piece of pieces(input.text, /[;,|\s]+/)) {
    if (piece.includes('@') || !piece.includes('.')) continue
    const url = readUrl(piece)
    if (url !== undefined) kept.push(url)
    else {
      refused++
      input.leaveOut('url_invalid', { value: piece.slice(0, 80) })
    }
  }
  if (kept.length === 0 && refused === 0) return input.leaveOut('url_invalid', { value: input.text.slice(0, 80) })
  return kept.length === 0 ? undefined : [...new Set(kept)]
}

/** http or https, with a host that has a dot; what names no scheme is taken as a website's address. */
export function readUrl(text: string): string | undefined {
  const given = text.trim()
  if (given.length > 1000 || /^[a-z][a-z0-9+.-]*:/i.test(given) !== /^https?:\/\//i.test(given)) return undefined
  try {
    const url = new URL(/^https?:\/\//i.test(given) ? given : `http://${given}`)
    if (!/^[^.]+(\.[^.]+)+$/.test(url.hostname) || /^\d+(\.\d+){3}$/.test(url.hostname) || url.username !== '' || url.password !== '')
      return undefined
    return /^https?:/i.test(given) ? url.href : url.href.replace(/\/$/, '')
  } catch {
    return undefined
  }
}
