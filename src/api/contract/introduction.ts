/** What comes after a match: cases of a buyer and a supplier. Neither learns an address of the other; no person is named. */
import * as z from 'zod'
import { cleanLines } from '../../domain/clean-lines.ts'
import { cleanName } from '../../domain/clean-name.ts'
import {
  AUDIENCES,
  DOCUMENT_KINDS,
  END_REASONS,
  FACILITATOR_ROLES,
  INTRODUCTION_STATES,
  LINK_DAYS,
  MARKS,
  ORDER_BAND_IDS,
  PARTIES,
  SIDES,
  STAGES,
  STALL_REASONS,
  STEPS,
  VALUE_KINDS,
} from '../../domain/introductions.ts'
import { forMembers, forOfficers, forPersons } from './access.ts'
import { cursor, lang, limit, page, reference, slug, subjectId } from './common.ts'
import { uuid } from './organisation.ts'

const tags = ['Introductions']
const introduction_id = uuid
const document_id = z.string().regex(/^[A-Za-z0-9_-]{20,40}$/, 'as the case names it')
const text = z.string().overwrite(cleanLines).min(3).max(4000)
const as = z.enum(PARTIES).optional().describe('As whom, for those who belong to more than one party')
const side = z.enum(SIDES)
const band = z.enum(ORDER_BAND_IDS)
const linkDays = z.coerce.number().pipe(z.union([z.literal(LINK_DAYS[0]), z.literal(LINK_DAYS[1]), z.literal(LINK_DAYS[2])]))

export const introductionSummary = z.object({
  introduction_id: z.string(),
  company_id: z.string(),
  company_name: z.string(),
  buyer_name: z.string().nullable().describe('null: told when both sides have accepted the introduction'),
  buyer_verified: z.boolean().nullable().describe('Staff vouches for the organisation'),
  facilitator_name: z.string().nullable().describe('Agency that looks after the case'),
  facilitator_role: z.string().nullable().describe('What the facilitator is there; never a person'),
  mine: z.array(z.enum(PARTIES)).describe('As what I take part'),
  title: z.string().nullable().describe('null: erased, or not for me'),
  segment: reference.nullable(),
  province: reference.nullable().describe('Of the supplier, when the case was opened'),
  need_id: z.string().nullable(),
  event_id: z.string().nullable(),
  opened_by: z.enum(PARTIES),
  stage: z.enum(STAGES).nullable().describe('The furthest that both sides confirmed; null: not even the introduction'),
  stage_name: z.string().nullable(),
  state: z.enum(INTRODUCTION_STATES),
  state_name: z.string(),
  waits_for: z.array(side).describe('Who is to confirm or dispute something'),
  created_at: z.string(),
  moved_at: z.string(),
  still_days: z.int().describe('Whole days since something was last said, written or shown'),
})
export type IntroductionSummary = z.infer<typeof introductionSummary>

const word = z.enum(['said', 'disputed']).nullable()

export const introductionDetail = introductionSummary.extend({
  parties: z.array(z.enum(PARTIES)).describe('As whom I can do something'),
  marks: z.array(
    z.object({
      mark: z.enum(MARKS),
      name: z.string(),
      state: z.enum(['none', 'one_sided', 'disputed', 'confirmed']),
      state_name: z.string(),
      buyer: word,
      supplier: word,
      proposed: z.boolean().describe('The facilitator asks both sides; counted as the word of neither'),
      confirmed_at: z.string().nullable(),
      acts: z.array(z.object({ party: z.enum(PARTIES), act: z.enum(['said', 'disputed', 'withdrew']) })),
    }),
  ),
  values: z.array(
    z.object({
      kind: z.enum(VALUE_KINDS),
      name: z.string(),
      buyer: band.nullable(),
      buyer_text: z.string().nullable(),
      supplier: band.nullable(),
      supplier_text: z.string().nullable(),
      agreed: z.boolean().describe('Both name the same band; an ordered value also needs the order confirmed by both'),
      may_set: z.array(side),
    }),
  ),
  history: z.array(
    z.object({
      step_no: z.int(),
      at: z.string(),
      party: z.enum([...PARTIES, 'system']),
      step: z.enum(STEPS),
      text: z.string(),
      reason: z.string().nullable(),
      note: z.string().nullable().describe('In their own words; null: none, erased, or not for me'),
    }),
  ),
  thread: z.array(
    z.object({
      message_id: z.string(),
      party: z.enum(PARTIES),
      mine: z.boolean().describe('Written by me'),
      audience: z.enum(AUDIENCES).describe('sides: not for the facilitator'),
      text: z.string().nullable().describe('null: erased'),
      created_at: z.string(),
    }),
  ),
  messages: z.int().nullable().describe('All of them; those not for me are only counted'),
  documents: z
    .array(
      z.object({
        document_id: z.string(),
        party: side,
        mine: z.boolean().describe('Shown by my side'),
        kind: z.enum(DOCUMENT_KINDS),
        kind_name: z.string(),
        title: z.string().nullable(),
        mime_type: z.string(),
        bytes: z.int(),
        created_at: z.string(),
        deleted: z.boolean(),
        file_path: z.string().nullable().describe('For the side that shows it'),
        links: z.array(
          z.object({
            link_id: z.string(),
            state: z.enum(['active', 'expired', 'revoked']),
            state_name: z.string(),
            expires_at: z.string(),
            opened: z.int(),
            last_opened_at: z.string().nullable(),
            path: z.string().nullable().describe('Opens for people of the two sides who are signed in, and for nobody else'),
          }),
        ),
      }),
    )
    .describe('For the two sides alone'),
  remind_after_days: z.int(),
  reminders: z.int().describe('Since it last moved'),
  next_reminder_on: z.string().nullable(),
  may: z.object({
    write: z.boolean(),
    show: z.boolean(),
    facilitate: z.boolean(),
    name_facilitator: z.boolean(),
    remind: z.boolean(),
    pause: z.boolean(),
  }),
})
export type IntroductionDetail = z.infer<typeof introductionDetail>

const one = z.object({ introduction_id, lang })

export const introductionContract = {
  create: forPersons
    .route({
      method: 'POST',
      path: '/introductions',
      successStatus: 201,
      tags,
      summary: 'Propose an introduction: as the buyer, as the supplier, or as an agency between the two',
    })
    .input(
      z.object({
        as: z.enum(PARTIES),
        company_id: subjectId.describe('Supplier'),
        organisation_id: uuid.optional().describe('Own organisation: the buyer, or the agency'),
        buyer: z.string().overwrite(cleanName).min(2).max(200).optional().describe('Id or name of the buyer, where no need says it'),
        need_id: subjectId.optional(),
        event_id: uuid.optional(),
        segment_id: slug.optional(),
        title: z.string().overwrite(cleanName).min(3).max(150),
        text: text.min(10).describe('First message; read by all parties'),
        facilitator_role: z.enum(FACILITATOR_ROLES).optional(),
        lang,
      }),
    )
    .output(introductionDetail),
  list: forMembers
    .route({ method: 'GET', path: '/introductions', tags, summary: 'Cases in which I take part, the one that moved last first' })
    .input(
      z.object({
        as: z.enum(PARTIES).optional(),
        state: z.enum(INTRODUCTION_STATES).optional(),
        stage: z.enum(STAGES).optional(),
        need_id: subjectId.optional(),
        event_id: uuid.optional(),
        company_id: subjectId.optional(),
        waits_for_me: z.stringbool().optional(),
        limit,
        cursor,
        lang,
      }),
    )
    .output(page(introductionSummary)),
  stalled: forOfficers
    .route({
      method: 'GET',
      path: '/stalled-introductions',
      tags,
      summary: 'Cases that stand still, the longest first; how they stand, not what was written',
    })
    .input(z.object({ facilitated: z.stringbool().optional().describe('With or without a facilitator'), limit, cursor, lang }))
    .output(page(introductionSummary)),
  get: forMembers
    .route({ method: 'GET', path: '/introductions/{introduction_id}', tags, summary: 'One case, as far as it is for whoever asks' })
    .input(one)
    .output(introductionDetail),
  facilitate: forPersons
    .route({
      method: 'PATCH',
      path: '/introductions/{introduction_id}',
      tags,
      summary: 'Name the facilitator (officers), send it away (either side), or say how often it reminds',
    })
    .input(
      one.extend({
        facilitator: z
          .string()
          .overwrite(cleanName)
          .min(2)
          .max(200)
          .nullable()
          .optional()
          .describe('Id or name of a verified agency; null: nobody any more'),
        facilitator_role: z.enum(FACILITATOR_ROLES).optional(),
        remind_after_days: z.coerce.number().int().min(3).max(90).optional(),
      }),
    )
    .output(introductionDetail),
  move: forPersons
    .route({
      method: 'POST',
      path: '/introductions/{introduction_id}/steps',
      successStatus: 201,
      tags,
      summary: 'Say that a stage was reached or that it came to nothing; dispute it; take it back; or pause the case',
    })
    .input(
      z
        .object({
          introduction_id,
          as,
          act: z.enum(['said', 'disputed', 'withdrew', 'stalled', 'resumed']),
          mark: z.enum(MARKS).optional().describe('For said, disputed and withdrew'),
          reason: z.enum([...END_REASONS, ...STALL_REASONS]).optional(),
          text: z.string().overwrite(cleanLines).max(1000).optional().describe('In own words, for the parties'),
          lang,
        })
        .refine(({ act, mark }) => (mark !== undefined) === (act === 'said' || act === 'disputed' || act === 'withdrew'), {
          path: ['mark'],
          message: 'said, disputed and withdrew are about a mark; stalled and resumed are about none',
        })
        .refine(
          ({ act, mark, reason }) =>
            !(act === 'said' && mark === 'declined') || (reason !== undefined && (END_REASONS as readonly string[]).includes(reason)),
          { path: ['reason'], message: `say why it came to nothing: ${END_REASONS.join(', ')}` },
        )
        .refine(({ act, reason }) => act !== 'stalled' || (reason !== undefined && (STALL_REASONS as readonly string[]).includes(reason)), {
          path: ['reason'],
          message: `say why it rests: ${STALL_REASONS.join(', ')}`,
        })
        .refine(({ act, text: why }) => act !== 'disputed' || (why ?? '').trim().length >= 3, {
          path: ['text'],
          message: 'say what is not right',
        }),
    )
    .output(introductionDetail),
  value: forPersons
    .route({
      method: 'POST',
      path: '/introductions/{introduction_id}/values',
      successStatus: 201,
      tags,
      summary: 'Name the band of the value a side expects, or of what was ordered',
    })
    .input(one.extend({ as: side.optional(), kind: z.enum(VALUE_KINDS), band }))
    .output(introductionDetail),
  write: forPersons
    .route({
      method: 'POST',
      path: '/introductions/{introduction_id}/messages',
      successStatus: 201,
      tags,
      summary: 'Write to the other side',
    })
    .input(one.extend({ as, text, with_facilitator: z.boolean().default(false).describe('The facilitator reads it too') }))
    .output(introductionDetail),
  remind: forPersons
    .route({
      method: 'POST',
      path: '/introductions/{introduction_id}/reminders',
      successStatus: 201,
      tags,
      summary: 'Remind whoever is to answer, now; for the facilitator',
    })
    .input(one)
    .output(introductionDetail),
  addLink: forPersons
    .route({
      method: 'POST',
      path: '/introductions/{introduction_id}/documents/{document_id}/links',
      successStatus: 201,
      tags,
      summary: 'Another link to a file of one’s own side, for a while',
    })
    .input(one.extend({ document_id, days: linkDays }))
    .output(introductionDetail),
  endLink: forPersons
    .route({ method: 'DELETE', path: '/introductions/{introduction_id}/links/{link_id}', tags, summary: 'Take a link back' })
    .input(one.extend({ link_id: uuid }))
    .output(introductionDetail),
  takeBack: forPersons
    .route({
      method: 'DELETE',
      path: '/introductions/{introduction_id}/documents/{document_id}',
      tags,
      summary: 'Take a file back: it is deleted, and no link leads to it',
    })
    .input(one.extend({ document_id }))
    .output(introductionDetail),
}
