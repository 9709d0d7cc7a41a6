import type { ClaimDetail } from '../../src/api/contract/claim.ts'
import { endWindows } from '../../src/services/claims/challenge-claim.ts'
import { acceptedClaim, claim, type Claimer, openClaimer, putOnRecord, taxCode } from './claims.ts'
import { type DemoApp, openDemoApp } from './demo-app.ts'
import { type Browser, openStaff } from './people.ts'

/** What somebody may try who wants to speak for a company that is not theirs, and the answer it must get. */
export interface Story {
  readonly name: string
  readonly does: () => Promise<Response>
  readonly answer: number
}

/** Nobody claimed it; its website is on record, its tax code is not. */
export const TARGET = 'demo-heron-electronics-vietnam'
/** The victim speaks for it. */
export const HELD = 'demo-stork-assembly'
/** Its tax code is on record. */
export const OTHER = 'demo-swallow-semiconductor'
/** Without a website. */
export const BARE = 'demo-kingfisher-ems'

export interface Stage {
  readonly app: DemoApp
  readonly staff: Browser
  readonly impostor: Claimer
  readonly victim: Claimer
  /** Of the impostor: of TARGET, nothing given yet. */
  readonly open: ClaimDetail
  /** Of the impostor, with a code on its way; stories go on from where the one before left it. */
  withCode: ClaimDetail
}

export async function openStage(): Promise<Stage> {
  const app = await openDemoApp()
  const staff = await openStaff(app, 'nhanvien@vidu.vn', 'curator')
  const impostor = await openClaimer(app, 'ke@mao-danh.vn', 'Tổ chức mạo danh')
  const victim = await openClaimer(app, 'chu@cotrang.vn', 'Cò Trắng')
  await putOnRecord(app, OTHER, 'tax_code', taxCode(50))
  await acceptedClaim(app, staff, victim, HELD, taxCode(51))
  await endWindows(app.context, new Date(Date.now() + 8 * 86_400_000))
  const open = await claim(impostor, TARGET, taxCode(52))
  const made = await claim(impostor, 'demo-myna-logic', taxCode(53))
  const body = { lang: 'vi', kind: 'domain_mail', mailbox: 'info@demo-myna-logic.example' }
  const withCode = await impostor.browser.json<ClaimDetail>('POST', `/claims/${made.claim_id}/proofs`, body)
  return { app, staff, impostor, victim, open, withCode }
}

/** The answer, and what it says where it is another than it should be. */
export async function tell({ does, answer }: Story): Promise<{ status: number; body: string }> {
  const response = await does()
  return { status: response.status, body: response.status === answer ? '' : await response.text() }
}
