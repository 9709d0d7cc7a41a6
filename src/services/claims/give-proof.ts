import { randomBytes, randomInt } from 'node:crypto'
import type { Kysely } from 'kysely'
import { type ClaimRow, insertProof, listProofs, type ProofRow, settleProofRow } from '../../db/queries/claims.ts'
import { findDocument } from '../../db/queries/documents.ts'
import { findOrganisation } from '../../db/queries/organisations.ts'
import type { Database } from '../../db/schema.ts'
import { inTransaction } from '../../db/transaction.ts'
import type { ProofKind } from '../../domain/claims.ts'
import { MAILBOX } from '../../domain/mailbox.ts'
import { Problem } from '../../domain/problem.ts'
import { uuidV7 } from '../../domain/uuid-v7.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { domainOf } from '../../linkage/domain-name.ts'
import type { PersonAsking } from '../accounts/asking.ts'
import { postMail } from '../accounts/outbox.ts'
import { pageLink } from '../accounts/page-link.ts'
import type { ServiceContext } from '../context.ts'
import { hashOfKey } from '../visitor-keys.ts'
import { countDeed } from '../visitor-limit.ts'
import { wording } from '../wording.ts'
import { type ClaimedCompany, domainsOnRecord, getClaimedCompany, nameFor, numbersOnRecord } from './claimed-company.ts'
import { changeableClaim, stepClaim } from './find-claim.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const CODE_MS = DAY_MS
/** Letters that nobody mistakes for others when reading them out: 40 bits in eight of them, and five tries. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const CODE_LENGTH = 8
const MOST_CODES_A_DAY = 5

interface ProofInput {
  claim_id: string
  kind: ProofKind
  mailbox?: string | undefined
  document_id?: string | undefined
  lang: Language
}

type NewProof = Partial<Pick<ProofRow, 'mailbox' | 'domain' | 'code_hash' | 'token' | 'document_id' | 'number' | 'expires_at'>>

/** A second proof of a kind takes the place of one that was not settled yet. */
export async function giveProof(context: ServiceContext, input: ProofInput, asking: PersonAsking, now = new Date()): Promise<ClaimRow> {
  const { lang, kind } = input
  const words = wording(lang)
  if (kind === 'domain_mail') countDeed(context, 'send_claim_code', asking.address, lang, now)
  return inTransaction(context.db, async (trx) => {
    const claim = await changeableClaim(trx, asking, input, 'change')
    const company = await getClaimedCompany(trx, claim.company_id, lang)
    const proofs = await listProofs(trx, claim.claim_id)
    if (proofs.some((proof) => proof.kind === kind && proof.state === 'confirmed'))
      throw new Problem('conflict', words.text('claim.proof_given'))
    const today = proofs.filter((proof) => proof.kind === kind && proof.created_at.getTime() > now.getTime() - DAY_MS)
    if (today.length >= MOST_CODES_A_DAY) throw new Problem('too_many', words.text('claim.too_many_proofs', { most: MOST_CODES_A_DAY }))
    for (const old of proofs.filter((proof) => proof.kind === kind && proof.state === 'waiting'))
      await settleProofRow(trx, old.proof_id, { state: 'expired', settled_at: now, mailbox: null, code_hash: null })
    const proof_id = uuidV7(now)
    const made = await MAKERS[kind]({ context, trx, claim, company, proof_id, input, asking, now })
    await insertProof(trx, { proof_id, claim_id: claim.claim_id, kind, state: 'waiting', wrong_codes: 0, created_at: now, ...made })
    return stepClaim(
      trx,
      claim,
      { state: claim.state },
      { step: 'proof_given', at: now, by: asking.by, lang, text: kind, details: { kind, proof_id } },
    )
  })
}

interface Making {
  context: ServiceContext
  trx: Kysely<Database>
  claim: ClaimRow
  company: ClaimedCompany
  proof_id: string
  input: ProofInput
  asking: PersonAsking
  now: Date
}

const MAKERS: Readonly<Record<ProofKind, (making: Making) => Promise<NewProof>>> = {
  domain_mail: async ({ context, trx, claim, company, proof_id, input, asking, now }) => {
    const words = wording(input.lang)
    const mailbox = (input.mailbox ?? '').toLowerCase()
    if (!MAILBOX.test(mailbox)) throw new Problem('invalid', words.text('claim.mail.not_address'))
    const domains = domainsOnRecord(company, now)
    if (domains.length === 0) throw new Problem('conflict', words.text('claim.no_website'))
    const domain = domainOf(mailbox)
    if (domain === null) throw new Problem('invalid', words.text('claim.mail.public'))
    if (!domains.includes(domain)) throw new Problem('invalid', words.text('claim.mail.other_domain', { domains: domains.join(', ') }))
    const code = Array.from({ length: CODE_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')
    const organisation = await findOrganisation(trx, claim.organisation_id)
    const language = asking.user.language
    const values = {
      code: `${code.slice(0, 4)}-${code.slice(4)}`,
      company: nameFor(company, language),
      organisation: organisation?.name ?? '',
      link: pageLink(context.accounts, language, `claims/${claim.claim_id}`),
    }
    await postMail(trx, { to: mailbox, template: 'claim_code', language, values }, now)
    return { mailbox, domain, code_hash: hashOfProofCode(proof_id, code), expires_at: new Date(now.getTime() + CODE_MS) }
  },
  website_token: async ({ company, input, now }) => {
    const [domain] = domainsOnRecord(company, now)
    if (domain === undefined) throw new Problem('conflict', wording(input.lang).text('claim.no_website'))
    return { domain, token: `matxich-claim=${randomBytes(18).toString('base64url')}` }
  },
  registry_document: async ({ trx, claim, company, input }) => {
    const document = await findDocument(trx, input.document_id ?? '')
    const fits =
      document?.kind === 'registration' &&
      document.organisation_id === claim.organisation_id &&
      company.ids.includes(document.company_id) &&
      (document.state === 'waiting' || document.state === 'accepted')
    if (!fits) throw new Problem('invalid', wording(input.lang).text('claim.no_document'))
    return { document_id: document.document_id }
  },
  call_back: async ({ company, input, now }) => {
    const [number] = numbersOnRecord(company, now)
    if (number === undefined) throw new Problem('conflict', wording(input.lang).text('claim.no_number'))
    return { number }
  },
}

/** However a person writes it: small letters, blanks, a line between the halves. A code is worth nothing for another proof. */
export function hashOfProofCode(proofId: string, code: string): string {
  return hashOfKey(`${proofId} ${code.toUpperCase().replaceAll(/[^0-9A-Z]/g, '')}`)
}
