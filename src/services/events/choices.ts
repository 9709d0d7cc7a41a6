import { listParticipants, listScores, listWishes, setWishes } from '../../db/queries/event-participants.ts'
import { listInterpreters } from '../../db/queries/meeting-events.ts'
import { inTransaction } from '../../db/transaction.ts'
import { fold, matchesAllWords } from '../../domain/fold.ts'
import { EVENT_LIMITS, otherSide, type Wish } from '../../domain/meeting-events.ts'
import { Problem } from '../../domain/problem.ts'
import type { Asking } from '../accounts/asking.ts'
import { writeAudit } from '../accounts/audit.ts'
import type { ServiceContext } from '../context.ts'
import { type PageInput, pageOf } from '../paging.ts'
import { countDeed } from '../visitor-limit.ts'
import { countryName } from '../trade.ts'
import { wording } from '../wording.ts'
import { lockReadableEvent, readableEvent, readableParticipant, requireState, type WantedParticipant } from './find-event.ts'
import { lookingOf } from './participants.ts'
import { presentShows } from './present-event.ts'
import { languagesOf, nameFor } from './present-participant.ts'
import { publishedMeetings } from './published.ts'
import { interpretersFor } from './schedule-inputs.ts'

interface ChoiceQuery extends PageInput, WantedParticipant {
  q?: string | undefined
  segment?: string | undefined
  chosen?: boolean | undefined
}

/** Best fit first; among those nobody computed, in the order they registered. */
export async function listChoices(context: ServiceContext, query: ChoiceQuery, asking: Asking) {
  const { db } = context
  const { lang } = query
  const event = await readableEvent(db, asking, query)
  const own = await readableParticipant(db, asking, query)
  const others = (await listParticipants(db, [event.event_id], otherSide(own.side))).filter(({ state }) => state === 'confirmed')
  const wishes = new Map((await listWishes(db, event.event_id, own.participant_id)).map((row) => [row.other_id, row.wish]))
  const scored = await listScores(db, event.event_id, { side: own.side, participantId: own.participant_id })
  const scores = new Map(scored.map((row) => [own.side === 'buyer' ? row.supplier_id : row.buyer_id, row.score]))
  const looking = lookingOf(await publishedMeetings(db, event.event_id), [own, ...others], asking, query)
  const spoken = languagesOf(own)
  const interpreters = (await listInterpreters(db, event.event_id)).map((each) => ({ ...each, languages: languagesOf(each) }))
  const words = fold(query.q ?? '')
  const lines = others
    .filter(({ participant_id, shows }) => {
      if (query.chosen !== undefined && wishes.has(participant_id) !== query.chosen) return false
      return query.segment === undefined || shows.some(({ segment_id }) => segment_id === query.segment)
    })
    .map((row) => {
      const { name, unnamed } = nameFor(row, looking)
      return {
        participant_id: row.participant_id,
        name,
        unnamed,
        company_id: unnamed ? null : row.company_id,
        country: row.country,
        country_name: row.country && countryName(row.country, lang),
        languages: languagesOf(row),
        common_language: languagesOf(row).some((each) => spoken.includes(each)),
        understood: interpretersFor(own, row, interpreters)?.length !== 0,
        shows: presentShows(context, row.shows, lang).map((part) => (unnamed ? { ...part, need_id: null } : part)),
        wish: wishes.get(row.participant_id) ?? null,
        score: scores.get(row.participant_id) ?? null,
      }
    })
    .filter(({ name, shows }) => words === '' || matchesAllWords(fold(`${name} ${shows.map(({ title }) => title).join(' ')}`), words))
    .toSorted((a, b) => (b.score ?? -1) - (a.score ?? -1))
  return pageOf(lines, query, (line) => line)
}

type Choosing = WantedParticipant & { wishes: readonly { participant_id: string; wish: Wish | null }[] }

export async function choose(context: ServiceContext, input: Choosing, asking: Asking, now = new Date()) {
  const { event_id, participant_id, lang } = input
  const words = wording(lang)
  countDeed(context, 'change_event', asking.address, lang, now)
  return inTransaction(context.db, async (trx) => {
    const event = await lockReadableEvent(trx, asking, input)
    const own = await readableParticipant(trx, asking, input, 'change')
    requireState(event, ['draft', 'open', 'planning', 'published'], lang)
    if (own.state === 'refused' || own.state === 'withdrawn') throw new Problem('conflict', words.text('event.no_such_state'))
    const others = new Set((await listParticipants(trx, [event_id], otherSide(own.side))).map((row) => row.participant_id))
    const stranger = input.wishes.find((each) => !others.has(each.participant_id))
    if (stranger !== undefined) throw new Problem('invalid', words.text('event.not_on_other_side', { id: stranger.participant_id }))
    const wishes = new Map(input.wishes.map(({ participant_id: other_id, wish }) => [other_id, { other_id, wish }]))
    await setWishes(trx, own, [...wishes.values()], now)
    const all = await listWishes(trx, event_id, participant_id)
    if (all.length > EVENT_LIMITS.wishes) throw new Problem('conflict', words.text('event.too_many_wishes', { most: EVENT_LIMITS.wishes }))
    await writeAudit(
      trx,
      { actor: asking.by, action: 'event_participant.choose', target: participant_id, details: { event_id, changed: wishes.size } },
      now,
    )
    return { participant_id, wishes: all.length }
  })
}
