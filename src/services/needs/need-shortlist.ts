import { insertShortlist } from '../../db/queries/shortlists.ts'
import { setRunShortlist } from '../../db/queries/need-runs.ts'
import { readCompanies } from '../../db/queries/company-rows.ts'
import type { MatchItem } from '../../matching/rank.ts'
import type { Asking } from '../accounts/asking.ts'
import { writeAudit } from '../accounts/audit.ts'
import type { ServiceContext } from '../context.ts'
import { type MatchWords, matchWords } from '../matching/match-words.ts'
import { companyToList, makeRoomForShortlist } from '../shortlists/shortlists.ts'
import { hashOfKey, newEditKey, newSecretId } from '../visitor-keys.ts'
import { countDeed } from '../visitor-limit.ts'
import { type Wording, wording } from '../wording.ts'
import type { WantedNeed } from './find-need.ts'
import { needNames } from './need-names.ts'
import { bestOfNewest } from './need-runs.ts'
import { presentPublic, presentWritten } from './present-need.ts'

interface ShortlistInput extends WantedNeed {
  title?: string | undefined
  company_ids?: readonly string[] | undefined
  most: number
}

const MOST_NOTE = 1000

/** A list of companies like every other, with the reasons as notes. Of an anonymous need the title does not say whose it is. */
export async function shortlistNeed(context: ServiceContext, input: ShortlistInput, asking: Asking, now = new Date()) {
  const { db } = context
  const { lang } = input
  const words = wording(lang)
  const { need, run, items } = await bestOfNewest(context, input, asking, now)
  countDeed(context, 'make_list', asking.address, lang, now)
  await makeRoomForShortlist(context, lang)
  const byId = new Map(items.map((item) => [item.company_id, item]))
  const chosen =
    input.company_ids === undefined
      ? items.slice(0, input.most).map((item) => item.company_id)
      : await Promise.all(input.company_ids.map(async (id) => (await companyToList(context, id, lang)).company_id))
  const companies = await readCompanies(db, [...new Set(chosen)])
  const names = await needNames(context, [need], lang)
  const match = await matchWords(context, lang)
  const shown = need.visibility === 'anonymous' ? presentPublic(need, names) : presentWritten(need, names)
  const title = (input.title ?? words.text('need.shortlist_title', { title: shown.title })).slice(0, 120)
  const shortlist_id = newSecretId()
  const edit_key = newEditKey()
  await insertShortlist(
    db,
    { shortlist_id, title, edit_key_hash: hashOfKey(edit_key), created_at: now, changed_at: now, touched_at: now },
    companies.map((company, at) => ({
      shortlist_id,
      company_id: company.company_id,
      company_name: company.name_en,
      position: at + 1,
      note: noteOf(byId.get(company.company_id), match, words),
      added_at: now,
    })),
  )
  await setRunShortlist(db, run.run_id, shortlist_id)
  await writeAudit(
    db,
    { actor: asking.by, action: 'need.shortlist', target: need.need_id, details: { run_id: run.run_id, companies: companies.length } },
    now,
  )
  return {
    shortlist_id,
    title,
    edit_key,
    companies: companies.length,
    message: words.text('need.shortlisted', { count: companies.length }),
  }
}

/** Score, and of every condition what is known: whoever gets the list reads why. */
function noteOf(item: MatchItem | undefined, match: MatchWords, words: Wording): string | null {
  if (item === undefined) return null
  const lines = item.gates.map(
    (gate) => `${words.text(`need.gate.${gate.result}`)} ${match.condition(gate.gate)}: ${match.reason(gate, gate.gate)}`,
  )
  return [words.text('need.score', { score: words.number(item.score) }), ...lines].join('\n').slice(0, MOST_NOTE)
}
