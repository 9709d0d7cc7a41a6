import { holdersOfCompany } from '../../db/queries/claim-rights.ts'
import {
  type ClaimRow,
  claimsOfCompany,
  listChallenges,
  listProofs,
  listSteps,
  type ProofRow,
  type StepRow,
} from '../../db/queries/claims.ts'
import { namesOfOrganisations } from '../../db/queries/organisations.ts'
import { readSubjectFaces } from '../../db/queries/subject-faces.ts'
import { PROOF_KINDS, PROOFS_NEEDED } from '../../domain/claims.ts'
import { can } from '../../domain/policy/policy.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { Asking } from '../accounts/asking.ts'
import type { ServiceContext } from '../context.ts'
import { dayOf } from '../curation/working-days.ts'
import { wording } from '../wording.ts'
import { claimDaysWithUs, isClaimOverdue } from './claim-clock.ts'
import { type ClaimedCompany, domainsOnRecord, findClaimedCompany, numbersOnRecord, websitesOnRecord } from './claimed-company.ts'
import { MOST_WRONG_CODES, websiteProofAddress } from './confirm-proof.ts'
import { readableClaim, type WantedClaim } from './find-claim.ts'
import { kindsConfirmed, kindsGiven } from './hand-in.ts'

export type { ClaimRow }

/** Lines of the list. */
export async function presentClaims({ db }: Pick<ServiceContext, 'db'>, rows: readonly ClaimRow[], lang: Language, now: Date) {
  const words = wording(lang)
  const faces = await readSubjectFaces(db, [...new Set(rows.map((row) => row.company_id))])
  const names = await namesOfOrganisations(db, [...new Set(rows.map((row) => row.organisation_id))])
  return rows.map((row) => {
    const face = faces.get(row.company_id)
    return {
      claim_id: row.claim_id,
      company_id: row.company_id,
      company_name: (lang === 'vi' ? face?.name_vi : null) ?? face?.name ?? row.company_id,
      organisation_id: row.organisation_id,
      organisation_name: names.get(row.organisation_id) ?? row.organisation_id,
      tax_code: row.tax_code,
      tax_code_known: row.tax_code_known,
      state: row.state,
      state_name: words.text(`claim_state.${row.state}`),
      created_on: dayOf(row.created_at),
      submitted_on: row.submitted_at && dayOf(row.submitted_at),
      due_on: row.due_on,
      overdue: isClaimOverdue(row, now),
      days_open: claimDaysWithUs(row, now),
      window_ends_on: row.window_ends_at && dayOf(row.window_ends_at),
      challenged: row.challenged_at !== null,
      closed_on: row.closed_at && dayOf(row.closed_at),
      decision_reason: row.decision_reason,
    }
  })
}

export async function getClaim(context: ServiceContext, input: WantedClaim, asking: Asking, now = new Date()) {
  return presentClaim(context, await readableClaim(context.db, asking, input), input.lang, asking, now)
}

/** All that its organisation, or staff, may know of it. */
export async function presentClaim(context: ServiceContext, row: ClaimRow, lang: Language, asking: Asking, now = new Date()) {
  const { db } = context
  const { actor } = asking
  const [line] = await presentClaims(context, [row], lang, now)
  if (line === undefined) throw new Error(`there is no line of claim ${row.claim_id}`)
  const proofs = await listProofs(db, row.claim_id)
  const company = await findClaimedCompany(db, row.company_id)
  const ofStaff = can(actor, 'claim', 'evidence', row)
  const given = kindsGiven(proofs)
  const held = company === undefined ? [] : await holdersOfCompany(db, company.ids)
  const may = {
    change: can(actor, 'claim', 'change', row),
    submit: row.state === 'draft' && can(actor, 'claim', 'change', row) && given.size >= PROOFS_NEEDED,
    answer: can(actor, 'claim', 'answer', row),
    withdraw: can(actor, 'claim', 'withdraw', row),
    review: can(actor, 'claim', 'review', row),
    revoke: can(actor, 'claim', 'revoke', row),
    edit: held.some(
      (each) =>
        each.claim_id === row.claim_id && each.ended_at === null && can(actor, 'company_value', 'change', { company_id: each.company_id }),
    ),
  }
  return {
    ...line,
    proofs: proofs.map((proof) => presentProof(proof, lang, ofStaff, now)),
    proofs_needed: PROOFS_NEEDED,
    kinds_given: given.size,
    kinds_confirmed: kindsConfirmed(proofs).size,
    options: company === undefined ? [] : optionsOf(company, proofs, lang, now),
    steps: (await listSteps(db, row.claim_id)).map((step) => presentStep(step, row, lang)),
    what_next: whatNext(row, given.size, lang),
    may,
    evidence: ofStaff && company !== undefined ? await evidenceFor(context, row, company, lang, now) : null,
  }
}

function presentProof(proof: ProofRow, lang: Language, ofStaff: boolean, now: Date) {
  const words = wording(lang)
  const over = proof.state === 'waiting' && proof.expires_at !== null && proof.expires_at <= now
  const state = over ? 'expired' : proof.state
  return {
    proof_id: proof.proof_id,
    kind: proof.kind,
    kind_name: words.text(`proof_kind.${proof.kind}`),
    state,
    state_name: words.text(`proof_state.${state}`),
    created_at: proof.created_at.toISOString(),
    expires_at: proof.expires_at?.toISOString() ?? null,
    mailbox: proof.mailbox,
    domain: proof.domain,
    put_at: proof.kind === 'website_token' && proof.domain !== null ? websiteProofAddress(proof.domain) : null,
    token: proof.token,
    document_id: proof.document_id,
    number: proof.number,
    tries_left: proof.kind === 'domain_mail' ? Math.max(0, MOST_WRONG_CODES - proof.wrong_codes) : null,
    note: ofStaff ? proof.note : null,
    what_next: state === 'waiting' ? words.text(`proof_next.${proof.kind}`) : null,
  }
}

function presentStep({ step, at, actor, text }: StepRow, row: ClaimRow, lang: Language) {
  const words = wording(lang)
  const isProof = step === 'proof_given' || step === 'proof_confirmed' || step === 'proof_refused'
  return {
    step,
    step_name: words.text(`claim_step.${step}`),
    at: at.toISOString(),
    by: byWhom(step, actor, row),
    text: isProof && text !== null ? words.text(`proof_kind.${text}`) : text,
  }
}

/** Never who: members of the organisation need not know the names of staff, nor those who object. */
function byWhom(step: StepRow['step'], actor: string, row: ClaimRow): 'claimer' | 'staff' | 'others' | 'time' {
  if (actor === 'system') return 'time'
  if (step === 'challenged') return 'others'
  const theirs: readonly StepRow['step'][] = ['made', 'proof_given', 'submitted', 'answered', 'withdrawn']
  return theirs.includes(step) || actor === `user:${row.user_id}` ? 'claimer' : 'staff'
}

function optionsOf(company: ClaimedCompany, proofs: readonly ProofRow[], lang: Language, now: Date) {
  const words = wording(lang)
  const domains = domainsOnRecord(company, now)
  const numbers = numbersOnRecord(company, now)
  return PROOF_KINDS.map((kind) => {
    const ofWebsite = kind === 'domain_mail' || kind === 'website_token'
    const why =
      ofWebsite && domains.length === 0 ? 'claim.no_website' : kind === 'call_back' && numbers.length === 0 ? 'claim.no_number' : null
    const domain = domains.join(', ')
    return {
      kind,
      kind_name: words.text(`proof_kind.${kind}`),
      possible: why === null,
      given: proofs.some((proof) => proof.kind === kind && (proof.state === 'confirmed' || proof.state === 'waiting')),
      explanation: why === null ? words.text(`proof_how.${kind}`, { domain, number: numbers[0] ?? '' }) : words.text(why),
      domains: ofWebsite ? domains : [],
    }
  })
}

function whatNext(row: ClaimRow, given: number, lang: Language): string {
  const words = wording(lang)
  const until = row.window_ends_at === null ? '' : words.date(dayOf(row.window_ends_at))
  if (row.state === 'draft' && given < PROOFS_NEEDED) return words.text('claim_next.proofs', { count: PROOFS_NEEDED - given })
  return words.text(`claim_next.${row.state}`, { due: words.date(row.due_on ?? ''), until })
}

async function evidenceFor({ db }: ServiceContext, row: ClaimRow, company: ClaimedCompany, lang: Language, now: Date) {
  const words = wording(lang)
  const challenges = await listChallenges(db, row.claim_id)
  const claims = await claimsOfCompany(db, company.ids)
  const others = claims.filter((each) => each.claim_id !== row.claim_id)
  const holders = (await holdersOfCompany(db, company.ids)).filter((each) => each.ended_at === null)
  const names = await namesOfOrganisations(
    db,
    [...others, ...challenges].map((each) => each.organisation_id),
  )
  const nameOf = (id: string) => names.get(id) ?? id
  return {
    tax_code_on_record: company.tax_code,
    websites: websitesOnRecord(company, now).map(({ value, source_id, as_of, counts }) => ({ value, source_id, as_of, counts })),
    numbers: numbersOnRecord(company, now),
    challenges: challenges.map((each) => ({
      organisation_id: each.organisation_id,
      organisation_name: nameOf(each.organisation_id),
      reason: each.reason,
      at: each.created_at.toISOString(),
    })),
    others: others.map((each) => ({
      claim_id: each.claim_id,
      organisation_name: nameOf(each.organisation_id),
      state: each.state,
      state_name: words.text(`claim_state.${each.state}`),
    })),
    holders: holders.map((each) => ({
      organisation_id: each.organisation_id,
      organisation_name: each.name,
      since: each.since.toISOString(),
    })),
    claimed_before: claims.filter(
      (each) => each.organisation_id === row.organisation_id && (each.state === 'refused' || each.state === 'revoked'),
    ).length,
  }
}
