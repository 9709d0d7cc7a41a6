import { peopleOf } from '../../db/queries/claim-rights.ts'
import { editorsOfCompany, mailboxesOf, wasToldSince } from '../../db/queries/inquiries.ts'
import type { IntroductionRow } from '../../db/queries/introductions.ts'
import { wasAskedSince } from '../../db/queries/introductions.ts'
import type { Party } from '../../domain/introductions.ts'
import { isRoleMailbox, MAILBOX } from '../../domain/mailbox.ts'
import { ANYBODY } from '../../domain/policy/actor.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { type MailTemplate, postMail } from '../accounts/outbox.ts'
import { pageLink } from '../accounts/page-link.ts'
import type { ServiceContext } from '../context.ts'
import { partyNames } from './names.ts'

const DAY_MS = 86_400_000
/** People of one party that get a mail; the others see it when they come. */
const MOST_TOLD = 10

/** Mail says that there is something and where; never what was written, nor who wants what. */
export async function tellParties(
  context: Pick<ServiceContext, 'db' | 'accounts'>,
  row: IntroductionRow,
  parties: readonly Party[],
  template: MailTemplate,
  now: Date,
): Promise<void> {
  const { db, accounts } = context
  for (const party of parties) {
    const people = await peopleOfParty(context, row, party)
    for (const { email, language } of people.slice(0, MOST_TOLD)) {
      const link = pageLink(accounts, language, `introductions/${row.introduction_id}`)
      const company = await companyOf(context, row, language)
      await postMail(db, { to: email, template, language, values: { company, link } }, now)
    }
  }
}

function peopleOfParty({ db }: Pick<ServiceContext, 'db'>, row: IntroductionRow, party: Party) {
  if (party === 'supplier') return editorsOfCompany(db, [row.company_id])
  const organisation = party === 'buyer' ? row.buyer_organisation_id : row.facilitator_organisation_id
  return peopleOf(db, organisation === null ? [] : [organisation], ['owner', 'editor'])
}

async function companyOf({ db }: Pick<ServiceContext, 'db'>, row: IntroductionRow, lang: Language): Promise<string> {
  return (await partyNames(db, [row], ANYBODY, lang)).get(row.introduction_id)?.company.name ?? row.company_id
}

/** Nobody speaks for the company yet: its own office is told that somebody asks, once a day at most. Addresses of persons are not written to. */
export async function tellOffice(context: Pick<ServiceContext, 'db' | 'accounts'>, row: IntroductionRow, now: Date): Promise<void> {
  const { db, accounts } = context
  if ((await editorsOfCompany(db, [row.company_id])).length > 0) return
  const mailbox = (await mailboxesOf(db, row.company_id)).find((address) => MAILBOX.test(address) && isRoleMailbox(address))
  if (mailbox === undefined) return
  const since = new Date(now.getTime() - DAY_MS)
  if ((await wasToldSince(db, row.company_id, since)) || (await wasAskedSince(db, row, since))) return
  const link = pageLink(accounts, 'vi', `companies/${row.company_id}`)
  const values = { company: await companyOf(context, row, 'vi'), link }
  await postMail(db, { to: mailbox, template: 'introduction_waiting', language: 'vi', values }, now)
}
