/** What we keep about persons, and what they can ask (Law 91/2025/QH15). */
import * as z from 'zod'
import { cleanLines } from '../../domain/clean-lines.ts'
import { PRIVACY_KINDS, PRIVACY_STATES, PRIVACY_STEPS } from '../../domain/privacy.ts'
import { forAdmins, forEveryone, forPersons, forThemselves } from './access.ts'
import { cursor, facetedPage, lang, limit } from './common.ts'

const tags = ['Privacy']
export const privacyRef = z.string().regex(/^P-[0-9A-HJKMNP-TV-Z]{6}$/, 'a reference number like P-7K3M9Q')
const key = z.string().regex(/^[\w-]{24}$/, 'the key out of the link')
const kind = z.enum(PRIVACY_KINDS)
const state = z.enum(PRIVACY_STATES)

/** As the person sees it. */
export const privacyRequest = z.object({
  ref: privacyRef,
  kind,
  kind_name: z.string(),
  state,
  state_name: z.string(),
  filed_on: z.string(),
  verified_on: z.string().nullable().describe('The clock begins when it is sure who asks'),
  answer_due_on: z.string().nullable().describe('First answer: two working days'),
  due_on: z.string().nullable().describe('End: 15 days, once as many again with a reason'),
  answered_on: z.string().nullable(),
  closed_on: z.string().nullable(),
  overdue: z.boolean(),
  steps: z.array(z.object({ step: z.enum(PRIVACY_STEPS), step_name: z.string(), on: z.string(), text: z.string().nullable() })),
  proof: z.record(z.string(), z.int()).nullable().describe('Of an erasure: how many rows of which kind'),
  has_data: z.boolean().describe('The data can be taken from POST /privacy-requests/data with the key'),
})
export type PrivacyRequest = z.infer<typeof privacyRequest>

/** For administrators. */
export const privacyCase = privacyRequest.extend({
  email: z.string().nullable().describe('Verified; null once it is forgotten'),
  has_account: z.boolean(),
  text: z.string().nullable(),
})

export const privacyFigures = z.object({
  open: z.int(),
  overdue: z.int(),
  fulfilled: z.int(),
  refused: z.int(),
  median_days: z.number().nullable().describe('Calendar days to the end, of all closed'),
  first_answer_days: z.int().describe('Working days to the first answer'),
  fulfilment_days: z.int(),
  promise: z.string(),
})

/** Everything about one person, by kind. The shapes are those of our tables without secrets. */
const personalData = z.object({
  made_at: z.string(),
  about: z.string().describe('What this is, in a sentence'),
  data: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
})

export const privacyContract = {
  about: forEveryone
    .route({ method: 'GET', path: '/privacy', tags, summary: 'What is kept about persons, why, how long, and whom to ask' })
    .input(z.object({ lang }))
    .output(
      z.object({
        contact: z.string().nullable().describe('Office mailbox of whoever runs this installation; null where none is set'),
        kept: z.array(z.object({ id: z.string(), what: z.string(), why: z.string(), how_long: z.string(), who: z.string() })),
        total: z.int(),
      }),
    ),
  figures: forEveryone
    .route({ method: 'GET', path: '/privacy-requests/figures', tags, summary: 'How many requests there are, and how fast we are' })
    .input(z.object({ lang }))
    .output(privacyFigures),
  file: forThemselves
    .route({ method: 'POST', path: '/privacy-requests', successStatus: 201, tags, summary: 'Ask about data on me; no account is needed' })
    .input(
      z.object({
        kind,
        text: z.string().overwrite(cleanLines).min(3).max(4000),
        email: z.email().max(254).optional().describe('Without an account: a link to verify it is sent there'),
        website: z.string().max(200).optional().describe('Leave it empty'),
        lang,
      }),
    )
    .output(z.object({ ref: privacyRef, message: z.string(), answer_due_on: z.string().nullable(), due_on: z.string().nullable() })),
  verify: forThemselves
    .route({ method: 'POST', path: '/privacy-requests/verify', tags, summary: 'Open the link that was sent: the clock begins' })
    .input(z.object({ ref: privacyRef, key, lang }))
    .output(privacyRequest),
  look: forThemselves
    .route({ method: 'POST', path: '/privacy-requests/look', tags, summary: 'How my request stands, with the key out of the link' })
    .input(z.object({ ref: privacyRef, key, lang }))
    .output(privacyRequest),
  data: forThemselves
    .route({ method: 'POST', path: '/privacy-requests/data', tags, summary: 'The data I asked to see, once the request is fulfilled' })
    .input(z.object({ ref: privacyRef, key, lang }))
    .output(personalData),
  mine: forPersons
    .route({ method: 'GET', path: '/account/privacy-requests', tags, summary: 'Requests I made by my account' })
    .input(z.object({ lang }))
    .output(z.object({ items: z.array(privacyRequest), total: z.int(), next_cursor: z.null() })),
  ownData: forPersons
    .route({ method: 'GET', path: '/account/data', tags, summary: 'Everything kept about me' })
    .input(z.object({ lang }))
    .output(personalData),
  eraseOwn: forPersons
    .route({ method: 'POST', path: '/account/erase', tags, summary: 'Erase my account and what is kept about me' })
    .input(z.object({ lang, password: z.string().min(1).max(256) }))
    .output(z.object({ message: z.string(), proof: z.record(z.string(), z.int()) })),
  list: forAdmins
    .route({ method: 'GET', path: '/privacy-requests', tags, summary: 'Requests of persons, the most pressing first' })
    .input(z.object({ state: state.optional(), kind: kind.optional(), overdue: z.stringbool().optional(), limit, cursor, lang }))
    .output(facetedPage(privacyCase)),
  get: forAdmins
    .route({ method: 'GET', path: '/privacy-requests/{ref}', tags, summary: 'One request' })
    .input(z.object({ ref: privacyRef, lang }))
    .output(privacyCase),
  step: forAdmins
    .route({
      method: 'POST',
      path: '/privacy-requests/{ref}/steps',
      tags,
      summary: 'Answer, prolong once, fulfil or refuse. Fulfilling an erasure erases',
    })
    .input(
      z.object({
        ref: privacyRef,
        step: z.enum(['answered', 'extended', 'fulfilled', 'refused']),
        text: z.string().overwrite(cleanLines).min(10).max(2000).describe('To the person; they read it behind the link'),
        lang,
      }),
    )
    .output(privacyCase),
}
