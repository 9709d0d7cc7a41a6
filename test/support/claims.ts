import type { ClaimDetail } from '../../src/api/contract/claim.ts'
import { API, asOperator, type DemoApp } from './demo-app.ts'
import { type Browser, lastMail, openMember } from './people.ts'

/** Tax codes whose check digit is right: serials that no test shares. */
export function taxCode(serial: number): string {
  const nine = `01${String(serial).padStart(7, '0')}`
  const sum = [31, 29, 23, 19, 17, 13, 7, 5, 3].reduce((total, weight, at) => total + weight * Number(nine[at]), 0)
  const check = 10 - (sum % 11)
  return check === 10 ? taxCode(serial + 1000) : `${nine}${check}`
}

export interface Claimer {
  readonly browser: Browser
  readonly email: string
  readonly organisation_id: string
}

/** A person with an organisation of their own. */
export async function openClaimer(app: DemoApp, email: string, name = 'Tổ chức thử', kind = 'company'): Promise<Claimer> {
  const browser = await openMember(app, email)
  const made = await browser.json<{ organisation_id: string }>('POST', '/organisations', { lang: 'vi', kind, name })
  return { browser, email, organisation_id: made.organisation_id }
}

export async function claim(claimer: Claimer, company_id: string, tax_code: string): Promise<ClaimDetail> {
  return claimer.browser.json('POST', '/claims', { lang: 'vi', company_id, organisation_id: claimer.organisation_id, tax_code })
}

/** A code that went by mail, as a person reads it. */
export async function codeFor(app: DemoApp, mailbox: string): Promise<string> {
  return /: ([0-9A-Z]{4}-[0-9A-Z]{4})/.exec((await lastMail(app, mailbox)).body)?.[1] ?? ''
}

export async function proveByMail(app: DemoApp, { browser }: Claimer, claim_id: string, mailbox: string): Promise<ClaimDetail> {
  const given = await browser.json<ClaimDetail>('POST', `/claims/${claim_id}/proofs`, { lang: 'vi', kind: 'domain_mail', mailbox })
  const proof = given.proofs.findLast((each) => each.kind === 'domain_mail')
  const code = await codeFor(app, mailbox)
  return browser.json('POST', `/claims/${claim_id}/proofs/${proof?.proof_id}/confirm`, { lang: 'vi', code })
}

/** A first page of the register, as far as bytes go. */
export const PDF = Buffer.from('%PDF-1.4\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n')

export async function upload(
  app: Pick<DemoApp, 'http'>,
  { browser, organisation_id }: Claimer,
  input: { company_id: string; kind: string; about?: string },
  bytes: Buffer = PDF,
): Promise<Response> {
  const query = new URLSearchParams({ ...input, organisation_id, lang: 'vi' })
  return app.http.request(`http://localhost${API}/documents?${query.toString()}`, {
    method: 'POST',
    headers: {
      origin: 'http://localhost',
      host: 'localhost',
      'content-type': 'application/octet-stream',
      cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    },
    body: new Uint8Array(bytes),
  })
}

export async function proveByDocument(app: DemoApp, claimer: Claimer, claim_id: string, company_id: string): Promise<ClaimDetail> {
  const { document_id } = (await (await upload(app, claimer, { company_id, kind: 'registration' })).json()) as { document_id: string }
  return claimer.browser.json('POST', `/claims/${claim_id}/proofs`, { lang: 'vi', kind: 'registry_document', document_id })
}

export async function settle(staff: Browser, { claim_id, proofs }: ClaimDetail, kind: string, decision = 'confirm'): Promise<ClaimDetail> {
  const proof = proofs.findLast((each) => each.kind === kind && each.state === 'waiting')
  return staff.json('POST', `/claims/${claim_id}/proofs/${proof?.proof_id}/settle`, {
    lang: 'vi',
    decision,
    note: 'Đã xem giấy tờ ngày hôm nay.',
  })
}

export const REASON = 'Giấy đăng ký và thư điện tử khớp với hồ sơ.'

/** From nothing to a claim that staff accepted; others can still object. */
export async function acceptedClaim(app: DemoApp, staff: Browser, claimer: Claimer, company_id: string, tax: string): Promise<ClaimDetail> {
  const { claim_id } = await claim(claimer, company_id, tax)
  await proveByMail(app, claimer, claim_id, `lienhe@${company_id}.example`)
  await proveByDocument(app, claimer, claim_id, company_id)
  const handedIn = await claimer.browser.json<ClaimDetail>('POST', `/claims/${claim_id}/submit`, { lang: 'vi' })
  await settle(staff, handedIn, 'registry_document')
  return staff.json('POST', `/claims/${claim_id}/review`, { lang: 'vi', decision: 'accept', reason: REASON })
}

/** A fact that somebody else than the company put on record. */
export async function putOnRecord(app: DemoApp, subject_id: string, property: string, value: string): Promise<void> {
  const response = await app.http.request(`${API}/curation/statements`, {
    method: 'POST',
    headers: { ...asOperator, 'content-type': 'application/json' },
    body: JSON.stringify({ subject_id, property, value, evidence_grade: 'official_list', reason: 'for a test' }),
  })
  if (!response.ok) throw new Error(await response.text())
}
