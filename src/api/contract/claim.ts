import * as z from 'zod'
import { CLAIM_STATES, CLAIM_STEPS, PROOF_KINDS, PROOF_STATES } from '../../domain/claims.ts'
import { forCurators, forEveryone, forMembers, forPersons } from './access.ts'
import { cursor, facetedPage, lang, limit, page, q, slug, subjectId } from './common.ts'

const tags = ['Claims']
const id = z.uuid()
const text = z.string().nullable()
const state = z.enum(CLAIM_STATES)
const kind = z.enum(PROOF_KINDS)
const reason = z.string().trim().min(10).max(2000).describe('At least 10 characters, in the language of whoever reads it')

const proof = z.object({
  proof_id: z.string(),
  kind,
  kind_name: z.string(),
  state: z.enum(PROOF_STATES),
  state_name: z.string(),
  created_at: z.string(),
  expires_at: text.describe('Until when the code can be entered'),
  mailbox: text.describe('Where the code went; for members of the organisation and staff'),
  domain: text,
  put_at: text.describe('website_token: the address at which the text must be found'),
  token: text.describe('website_token: the text'),
  document_id: text,
  number: text.describe('call_back: number on record that staff call'),
  tries_left: z.int().nullable(),
  note: text.describe('What staff saw or heard; for staff'),
  what_next: text.describe('A sentence, where there is something to do'),
})

const step = z.object({
  step: z.enum(CLAIM_STEPS),
  step_name: z.string(),
  at: z.string(),
  by: z.enum(['claimer', 'staff', 'others', 'time']),
  text,
})

/** A line of the list. */
export const claim = z.object({
  claim_id: z.string(),
  company_id: z.string(),
  company_name: z.string(),
  organisation_id: z.string(),
  organisation_name: z.string(),
  tax_code: z.string(),
  tax_code_known: z.boolean().describe('The directory had the same; otherwise it becomes a statement when the claim is accepted'),
  state,
  state_name: z.string(),
  created_on: z.string(),
  submitted_on: text,
  due_on: text.describe('Working day by which staff answer; the clock stands still while they wait for the claimer'),
  overdue: z.boolean(),
  days_open: z.int().nullable().describe('Working days with staff; null before it was handed in'),
  window_ends_on: text.describe('Until when others can object'),
  challenged: z.boolean(),
  closed_on: text,
  decision_reason: text,
})

const option = z.object({
  kind,
  kind_name: z.string(),
  possible: z.boolean(),
  given: z.boolean(),
  explanation: z.string().describe('How it goes; or why it cannot be given for this company'),
  domains: z.array(z.string()).describe('Of the websites on record'),
})

/** For staff: what the directory knows, to compare with. */
const evidence = z.object({
  tax_code_on_record: text,
  websites: z.array(z.object({ value: z.string(), source_id: z.string(), as_of: text, counts: z.boolean() })),
  numbers: z.array(z.string()),
  challenges: z.array(z.object({ organisation_id: z.string(), organisation_name: z.string(), reason: z.string(), at: z.string() })),
  others: z.array(z.object({ claim_id: z.string(), organisation_name: z.string(), state, state_name: z.string() })),
  holders: z.array(z.object({ organisation_id: z.string(), organisation_name: z.string(), since: z.string() })),
  claimed_before: z.int().describe('Claims of this organisation that were refused or revoked'),
})

export const claimDetail = claim.extend({
  proofs: z.array(proof),
  proofs_needed: z.int(),
  kinds_given: z.int().describe('Different kinds that are confirmed or wait for staff'),
  kinds_confirmed: z.int(),
  options: z.array(option),
  steps: z.array(step),
  what_next: z.string(),
  may: z.object({
    change: z.boolean(),
    submit: z.boolean(),
    answer: z.boolean(),
    withdraw: z.boolean(),
    review: z.boolean(),
    revoke: z.boolean(),
    edit: z.boolean().describe('The organisation may state values of the company now'),
  }),
  evidence: evidence.nullable(),
})
export type ClaimDetail = z.infer<typeof claimDetail>

const challengeWindow = z.object({
  claim_id: z.string(),
  company_id: z.string(),
  company_name: z.string(),
  window_ends_on: z.string(),
  may_challenge_as: z.array(z.object({ organisation_id: z.string(), name: z.string() })),
  challenged: z.boolean().describe('One of these organisations has objected'),
})

const one = z.object({ claim_id: id, lang })

const proposal = z.object({
  proposal_id: z.string(),
  tax_code: z.string(),
  name: z.string(),
  province_id: text,
  makes: z.string(),
  state: z.enum(['waiting', 'added', 'refused']),
  company_id: text,
  created_on: z.string(),
  due_on: z.string(),
  reason: text,
})

export const claimContract = {
  byTaxCode: forEveryone
    .route({
      method: 'GET',
      path: '/companies/by-tax-code/{code}',
      tags,
      summary: 'Which company bears this tax code (MST); its check digit is looked at',
    })
    .input(z.object({ code: z.string().trim().min(8).max(24), lang }))
    .output(
      z.object({
        tax_code: z.string().describe('In its one spelling'),
        company: z.object({ id: z.string(), name: z.string(), name_vi: text, place: text, claimed: z.boolean() }).nullable(),
        message: z.string(),
      }),
    ),
  create: forPersons
    .route({ method: 'POST', path: '/claims', successStatus: 201, tags, summary: 'Say that an organisation speaks for a company' })
    .input(z.object({ lang, company_id: subjectId, organisation_id: id, tax_code: z.string().trim().min(8).max(24) }))
    .output(claimDetail),
  list: forMembers
    .route({ method: 'GET', path: '/claims', tags, summary: 'Claims of my organisations; staff see all' })
    .input(
      z.object({
        lang,
        limit,
        cursor,
        q,
        state: state.optional(),
        company_id: subjectId.optional(),
        organisation_id: id.optional(),
        overdue: z.stringbool().optional(),
      }),
    )
    .output(facetedPage(claim)),
  get: forMembers
    .route({ method: 'GET', path: '/claims/{claim_id}', tags, summary: 'One claim: proofs, steps, clock, and what to do next' })
    .input(one)
    .output(claimDetail),
  addProof: forPersons
    .route({ method: 'POST', path: '/claims/{claim_id}/proofs', successStatus: 201, tags, summary: 'Give a proof' })
    .input(
      z.object({
        claim_id: id,
        lang,
        kind,
        mailbox: z.string().trim().max(254).optional().describe('domain_mail: address at the domain of the website on record'),
        document_id: z.string().max(60).optional().describe('registry_document: as it was uploaded'),
      }),
    )
    .output(claimDetail),
  confirmProof: forPersons
    .route({
      method: 'POST',
      path: '/claims/{claim_id}/proofs/{proof_id}/confirm',
      tags,
      summary: 'Enter the code that came by mail; or have the text on the website looked at now',
    })
    .input(z.object({ claim_id: id, proof_id: id, lang, code: z.string().trim().max(40).optional() }))
    .output(claimDetail),
  settleProof: forCurators
    .route({
      method: 'POST',
      path: '/claims/{claim_id}/proofs/{proof_id}/settle',
      tags,
      summary: 'Staff looked at a proof: it holds, or it does not',
    })
    .input(
      z.object({
        claim_id: id,
        proof_id: id,
        lang,
        decision: z.enum(['confirm', 'refuse']),
        note: z.string().trim().min(10).max(1000).describe('What was seen or heard, when and where; never about a person'),
      }),
    )
    .output(claimDetail),
  submit: forPersons
    .route({ method: 'POST', path: '/claims/{claim_id}/submit', tags, summary: 'Hand it in, with two proofs of different kinds' })
    .input(one)
    .output(claimDetail),
  answer: forPersons
    .route({ method: 'POST', path: '/claims/{claim_id}/answer', tags, summary: 'Answer what staff asked; the clock goes on' })
    .input(one.extend({ text: z.string().trim().min(2).max(2000) }))
    .output(claimDetail),
  withdraw: forPersons
    .route({ method: 'POST', path: '/claims/{claim_id}/withdraw', tags, summary: 'Take it back' })
    .input(one)
    .output(claimDetail),
  review: forCurators
    .route({ method: 'POST', path: '/claims/{claim_id}/review', tags, summary: 'Accept, refuse with a reason, or ask for more' })
    .input(one.extend({ decision: z.enum(['accept', 'ask', 'refuse']), reason }))
    .output(claimDetail),
  revoke: forCurators
    .route({ method: 'POST', path: '/claims/{claim_id}/revoke', tags, summary: 'The organisation speaks for the company no more' })
    .input(one.extend({ reason }))
    .output(claimDetail),
  window: forMembers
    .route({
      method: 'GET',
      path: '/claims/{claim_id}/challenge',
      tags,
      summary: 'For those who claimed the same company: until when they can object',
    })
    .input(one)
    .output(challengeWindow),
  challenge: forPersons
    .route({ method: 'POST', path: '/claims/{claim_id}/challenge', tags, summary: 'Object to a claim that staff accepted' })
    .input(one.extend({ organisation_id: id, reason }))
    .output(z.object({ message: z.string() })),
  propose: forPersons
    .route({
      method: 'POST',
      path: '/company-proposals',
      successStatus: 201,
      tags,
      summary: 'A company that is not in the directory: staff add it, then it can be claimed',
    })
    .input(
      z.object({
        lang,
        tax_code: z.string().trim().min(8).max(24),
        name: z.string().trim().min(3).max(200).describe('As on its registration'),
        province_id: slug.optional(),
        makes: z.string().trim().min(3).max(500).describe('What it makes'),
      }),
    )
    .output(z.object({ proposal_id: z.string(), due_on: z.string(), message: z.string() })),
  proposals: forMembers
    .route({ method: 'GET', path: '/company-proposals', tags, summary: 'Companies I proposed; staff see all' })
    .input(z.object({ lang, limit, cursor, state: proposal.shape.state.optional() }))
    .output(page(proposal)),
  reviewProposal: forCurators
    .route({ method: 'POST', path: '/company-proposals/{proposal_id}/review', tags, summary: 'Add the company, or refuse with a reason' })
    .input(z.object({ proposal_id: id, lang, decision: z.enum(['add', 'refuse']), reason }))
    .output(proposal),
}
