import { Problem } from '../domain/problem.ts'
import type { Language } from '../domain/vocabulary.ts'
import type { ServiceContext } from './context.ts'
import { wording } from './wording.ts'

const HOUR_MS = 3_600_000
/** Addresses remembered at a time: a flood of them must not fill the memory. The oldest is forgotten first. */
const MOST_ADDRESSES = 10_000

/** What visitors may do, an hour: of one address, and of all together. */
const LIMITS = {
  make_list: { each: 20, all: 400 },
  change_list: { each: 600, all: 20_000 },
  save_search: { each: 20, all: 200 },
  sign_up: { each: 10, all: 500 },
  send_link: { each: 10, all: 500 },
  make_organisation: { each: 20, all: 500 },
  change_organisation: { each: 300, all: 5000 },
  invite: { each: 60, all: 1000 },
  open_invitation: { each: 120, all: 5000 },
  make_key: { each: 30, all: 1000 },
  begin_oidc: { each: 60, all: 2000 },
  set_private_value: { each: 600, all: 10_000 },
  write_contact: { each: 120, all: 2000 },
  write_inquiry: { each: 60, all: 2000 },
  ask_privacy: { each: 10, all: 300 },
  open_privacy: { each: 60, all: 2000 },
  make_claim: { each: 30, all: 1000 },
  send_claim_code: { each: 30, all: 500 },
  enter_code: { each: 60, all: 2000 },
  state_value: { each: 600, all: 20_000 },
  upload_document: { each: 60, all: 1000 },
  match: { each: 1200, all: 40_000 },
  open_introduction: { each: 60, all: 2000 },
  move_introduction: { each: 300, all: 10_000 },
  open_link: { each: 300, all: 10_000 },
  write_need: { each: 300, all: 10_000 },
  import_needs: { each: 20, all: 300 },
  run_need: { each: 120, all: 3000 },
  read_bom: { each: 30, all: 600 },
  change_event: { each: 1200, all: 20_000 },
  make_schedule: { each: 60, all: 600 },
} as const
type Deed = keyof typeof LIMITS

type Counts = Map<string, { count: number; until: number }>
/** One for each running Matxich, as long as it runs. Network addresses are personal data: they are written nowhere. */
const counts = new WeakMap<ServiceContext['db'], Map<Deed, Counts>>()
const EVERYBODY = 'all'

/** Counts; throws when this address, or all together, did it too often within the hour. */
export function countDeed({ db }: ServiceContext, deed: Deed, address: string, lang: Language, now: Date): void {
  const ofApp = counts.get(db) ?? new Map<Deed, Counts>()
  counts.set(db, ofApp)
  const seen: Counts = ofApp.get(deed) ?? new Map()
  ofApp.set(deed, seen)
  const { each, all } = LIMITS[deed]
  for (const [who, most] of [
    [`from ${address}`, each],
    [EVERYBODY, all],
  ] as const) {
    const known = seen.get(who)
    const entry = known && known.until > now.getTime() ? known : { count: 0, until: now.getTime() + HOUR_MS }
    if (entry.count >= most) {
      const minutes = Math.ceil((entry.until - now.getTime()) / 60_000)
      throw new Problem('too_many', wording(lang).text('visitor_limit.too_many', { minutes }))
    }
    seen.delete(who)
    if (seen.size >= MOST_ADDRESSES) seen.delete(seen.keys().next().value ?? '')
    seen.set(who, { ...entry, count: entry.count + 1 })
  }
}
