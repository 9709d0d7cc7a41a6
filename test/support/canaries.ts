import { sql } from 'kysely'
import { EDITION_TABLES, KEPT_TABLES, RESULT_TABLES } from '../../src/db/edition-tables.ts'
import { uuidV7 } from '../../src/domain/uuid-v7.ts'
import { type ActorName, canariesIn, canary, OURS, THEIRS } from './canary-words.ts'
import { type DemoApp } from './demo-app.ts'
import { type Browser, openBrowser, openMember, openStaff } from './people.ts'
import { makeOrganisation } from './speakers.ts'

export interface Flock {
  readonly browsers: Readonly<Record<ActorName, Browser>>
  readonly ids: Readonly<Record<string, string>>
}

/** Puts a word into every private field, by the API where it has a way, else as the services would have. */
export async function release(app: DemoApp): Promise<Flock> {
  const { db } = app.context
  const memberEmail = `${canary('auth_user email')}@vidu.vn`
  const browsers = {
    visitor: openBrowser(app),
    member: await openMember(app, memberEmail, 'Một Thành viên'),
    rival: await openMember(app, 'doi-thu@vidu.vn'),
    buyer: await openMember(app, 'mua@vidu.vn'),
    named: await openMember(app, 'duoc-neu@vidu.vn'),
    sender: await openMember(app, 'gui@vidu.vn', 'Người Gửi'),
    editor: await openMember(app, 'bien-tap@vidu.vn'),
    analyst: await openStaff(app, 'phan-tich@vidu.vn', 'analyst'),
    curator: await openStaff(app, 'quan-ly@vidu.vn', 'curator'),
    admin: await openStaff(app, 'quan-tri@vidu.vn', 'admin'),
    operator: withOperatorKey(app),
  } satisfies Record<ActorName, Browser>
  const { editor, sender, member } = browsers
  const editorsOrganisation = await makeOrganisation(app, { kind: 'company', companies: [OURS], members: { 'bien-tap@vidu.vn': 'owner' } })
  const rivals = await makeOrganisation(app, { kind: 'company', companies: [THEIRS], members: { 'doi-thu@vidu.vn': 'owner' } })
  const buyers = await makeOrganisation(app, { kind: 'buyer', verified: true, members: { 'mua@vidu.vn': 'member' } })
  const named = await makeOrganisation(app, {
    kind: 'buyer',
    verified: true,
    members: { 'duoc-neu@vidu.vn': 'member' },
    name: 'Bên Được Nêu',
  })

  const done = async (answer: Promise<Response>) => {
    const response = await answer
    if (response.status >= 300) throw new Error(`${response.status} ${await response.text()}`)
    return (await response.json()) as Record<string, string>
  }
  const set = (body: object) => done(editor.send('PUT', `/companies/${OURS}/private-values`, body))
  await set({ property: 'technology', value: canary('private_fact registered'), visibility: 'registered' })
  await set({ property: 'product', value: canary('private_fact verified_buyer'), visibility: 'verified_buyer' })
  await set({ property: 'customer', value: canary('private_fact named_party'), visibility: 'named_party' })
  await set({
    property: 'capacity',
    value: canary('private_fact aggregate_only'),
    unit: 'm2',
    segment_id: 'copper-foil',
    details: 'amount=100; per=year',
    visibility: 'aggregate_only',
  })
  await set({
    property: 'process',
    value: 'x',
    details: `remark=${canary('private_fact details')}`,
    source: canary('private_fact source'),
    visibility: 'named_party',
  })
  const ended = await set({ property: 'technology', value: canary('private_fact ended'), visibility: 'registered' })
  await done(editor.send('DELETE', `/companies/${OURS}/private-values/${ended['fact_id']}`))
  // One value alone is for this party: the one with details stays with the company.
  const own = await editor.json<{ items: { fact_id: string; property: string }[] }>('GET', `/companies/${OURS}/private-values`)
  const { grant_id = '' } = await done(
    editor.send('POST', `/companies/${OURS}/disclosure-grants`, {
      grantee: 'Bên Được Nêu',
      reason: canary('disclosure_grant reason'),
      fact_id: own.items.find((item) => item.property === 'customer')?.fact_id,
    }),
  )
  await done(
    editor.send('POST', `/companies/${OURS}/contacts`, {
      name: canary('contact name'),
      email: `${canary('contact email')}@vidu.vn`,
      purpose: canary('contact purpose'),
      legal_basis: 'consent',
      consent_evidence: canary('contact consent_evidence'),
      consent_on: '2026-01-01',
      source: canary('contact source'),
      expires_on: new Date(Date.now() + 86_400_000 * 30).toISOString().slice(0, 10),
    }),
  )
  const letter = (subject: string, text: string) =>
    done(sender.send('POST', `/companies/${OURS}/inquiries`, { subject, text: `${text} ${text}`, purpose: 'other' }))
  const { inquiry_id = '' } = await letter(canary('inquiry subject'), canary('inquiry_message text'))
  const { inquiry_id: reported = '' } = await letter(canary('inquiry reported subject'), canary('inquiry reported text'))
  await done(editor.send('POST', `/inquiries/${reported}/report`, { reason: canary('inquiry_report reason') }))
  await done(
    browsers.visitor.send('POST', '/privacy-requests', {
      kind: 'object',
      text: canary('privacy_request text'),
      email: `${canary('privacy_request email')}@vidu.vn`,
    }),
  )
  await db.updateTable('privacy_request').set({ state: 'received', verified_at: new Date(), due_on: '2999-01-01' }).execute()
  const { ref: privacyRef } = await db.selectFrom('privacy_request').select('ref').executeTakeFirstOrThrow()
  const { ref: correctionRef = '' } = await done(
    browsers.visitor.send('POST', '/corrections', {
      subject_id: OURS,
      field: 'short_name',
      proposed_value: 'BC',
      why: canary('correction why'),
      contact: canary('correction contact'),
    }),
  )
  await done(
    editor.send('POST', `/organisations/${editorsOrganisation}/invitations`, {
      email: `${canary('organisation_invitation email')}@vidu.vn`,
      role: 'member',
    }),
  )
  const at = new Date()
  await db
    .insertInto('mail')
    .values({
      mail_id: uuidV7(),
      to_address: `${canary('mail to_address')}@vidu.vn`,
      template: 'invitation',
      language: 'vi',
      subject: canary('mail subject'),
      body: canary('mail body'),
      state: 'waiting',
      attempts: 0,
      error: null,
      created_at: at,
      next_try_at: at,
      sent_at: null,
    })
    .execute()
  const person = async (email: string) =>
    (await db.selectFrom('auth_user').select('id').where('email', '=', email).executeTakeFirstOrThrow()).id
  await db
    .updateTable('auth_user')
    .set({ blocked_reason: canary('auth_user blocked_reason') })
    .where('email', '=', 'mua@vidu.vn')
    .execute()
  const claim_id = uuidV7()
  await db
    .insertInto('claim')
    .values({
      claim_id,
      company_id: OURS,
      organisation_id: editorsOrganisation,
      user_id: await person('bien-tap@vidu.vn'),
      tax_code: '0100109106',
      tax_code_known: false,
      state: 'challenge_window',
      created_at: at,
      submitted_at: at,
      due_on: '2999-01-01',
      waiting_since: null,
      waited_days: 0,
      window_ends_at: new Date(at.getTime() + 86_400_000),
      challenged_at: at,
      closed_at: null,
      working_days: null,
      decided_by: null,
      decision_reason: null,
      reminded_at: null,
    })
    .execute()
  await db
    .insertInto('claim_proof')
    .values({
      proof_id: uuidV7(),
      claim_id,
      kind: 'domain_mail',
      state: 'confirmed',
      mailbox: `${canary('claim_proof mailbox')}@vidu.vn`,
      domain: 'vidu.vn',
      code_hash: null,
      wrong_codes: 0,
      token: null,
      document_id: null,
      number: null,
      note: canary('claim_proof note'),
      created_at: at,
      expires_at: null,
      settled_at: at,
      settled_by: 'system',
    })
    .execute()
  await db
    .insertInto('claim_step')
    .values({ claim_id, step_no: 1, step: 'submitted', at, actor: 'system', text: canary('claim_step text') })
    .execute()
  await db
    .insertInto('claim_challenge')
    .values({
      challenge_id: uuidV7(),
      claim_id,
      organisation_id: rivals,
      user_id: await person('doi-thu@vidu.vn'),
      reason: canary('claim_challenge reason'),
      created_at: at,
    })
    .execute()
  await db
    .insertInto('company_proposal')
    .values({
      proposal_id: uuidV7(),
      user_id: await person(memberEmail),
      tax_code: '0100109106',
      name: 'Công ty Mới',
      province_id: null,
      makes: canary('company_proposal makes'),
      state: 'waiting',
      company_id: null,
      created_at: at,
      due_on: '2999-01-01',
      reviewed_at: null,
      reviewed_by: null,
      reason: null,
    })
    .execute()
  const introduction_id = await releaseCase(db, buyers, named, await person('mua@vidu.vn'))
  const list = await done(member.send('POST', '/shortlists', { title: 'Một danh sách', company_id: OURS }))
  const search = await done(member.send('POST', '/saved-searches', { query: `q=copper` }))
  const ids = {
    inquiry_id,
    introduction_id,
    reported,
    ref: privacyRef,
    correction: correctionRef,
    organisation_id: editorsOrganisation,
    claim_id,
    grant_id,
    fact_id: own.items[0]?.fact_id ?? '',
    user_id: await person(memberEmail),
    shortlist: list['shortlist_id'] ?? '',
    saved: search['saved_search_id'] ?? '',
  }
  return { browsers, ids }
}

/** A case of the buyer and the company; the named party looks after it. */
async function releaseCase(db: DemoApp['context']['db'], buyer: string, facilitator: string, user_id: string): Promise<string> {
  const [introduction_id, at] = [uuidV7(), new Date()]
  await db
    .insertInto('introduction')
    .values({
      introduction_id,
      company_id: OURS,
      buyer_organisation_id: buyer,
      buyer_hidden: false,
      need_id: null,
      event_id: null,
      segment_id: 'copper-foil',
      province_id: null,
      title: canary('introduction title'),
      opened_by: 'buyer',
      created_by: user_id,
      facilitator_organisation_id: facilitator,
      facilitator_role: 'matching_officer',
      remind_after_days: 14,
      stage: null,
      state: 'stalled',
      waits_buyer: false,
      waits_supplier: true,
      created_at: at,
      moved_at: at,
      reminded_at: null,
      reminders: 0,
    })
    .execute()
  const step = { introduction_id, at, actor: 'user:nobody', value_kind: null, band: null } as const
  await db
    .insertInto('introduction_step')
    .values([
      { ...step, step_no: 1, party: 'buyer', step: 'said', mark: 'introduction', reason: null, text: null },
      { ...step, step_no: 2, party: 'buyer', step: 'stalled', mark: null, reason: 'other', text: canary('introduction_step text') },
    ])
    .execute()
  const message = { introduction_id, party: 'buyer', user_id, created_at: at } as const
  await db
    .insertInto('introduction_message')
    .values([
      { ...message, message_id: uuidV7(), audience: 'sides', text: canary('introduction_message sides') },
      { ...message, message_id: uuidV7(), audience: 'all', text: canary('introduction_message all') },
    ])
    .execute()
  await db
    .insertInto('introduction_document')
    .values({
      document_id: 'canary-document-of-a-case',
      introduction_id,
      party: 'buyer',
      kind: 'drawing',
      title: canary('introduction_document title'),
      mime_type: 'application/pdf',
      bytes: 1,
      sha256: '0'.repeat(64),
      uploaded_by: user_id,
      created_at: at,
      deleted_at: null,
    })
    .execute()
  await db
    .insertInto('conduct')
    .values({ side: 'buyer', subject_id: buyer, checked_at: at, reply: canary('conduct reply'), replied_by: user_id, replied_at: at })
    .execute()
  return introduction_id
}

/** Not a person: whoever has the data folder. */
function withOperatorKey(app: DemoApp): Browser {
  const send: Browser['send'] = (method, path, body) => app.send(method, `/api/v1${path}`, body)
  return {
    cookies: new Map(),
    send,
    json: async <T>(method: string, path: string, body?: unknown) => (await (await send(method, path, body)).json()) as T,
  }
}

/** Where the words stand in the database: `table field`. */
export async function nests({ context: { db } }: DemoApp): Promise<Set<string>> {
  const found = new Set<string>()
  for (const table of [...EDITION_TABLES, ...RESULT_TABLES, ...KEPT_TABLES]) {
    const { rows } = await sql<{ row: string }>`select row_to_json(t)::text as row from ${sql.table(table)} t`.execute(db)
    for (const { row } of rows) for (const field of canariesIn(row)) found.add(`${table}: ${field}`)
  }
  return found
}
