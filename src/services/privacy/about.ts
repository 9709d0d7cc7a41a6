import type { Language } from '../../domain/vocabulary.ts'
import type { ServiceContext } from '../context.ts'
import { wording } from '../wording.ts'

/** What is kept about persons: texts in messages, privacy.kept.<id>. A new table that names a person belongs here. */
const KEPT_ABOUT_PERSONS = [
  'account',
  'sessions',
  'organisations',
  'keys',
  'claims',
  'contacts',
  'inquiries',
  'corrections',
  'privacy_requests',
  'mail',
  'log',
  'network_addresses',
  'profile_views',
] as const

/** For everybody, as it is done in this installation. */
export function getPrivacyPage({ accounts }: ServiceContext, { lang }: { lang: Language }) {
  const words = wording(lang)
  const kept = KEPT_ABOUT_PERSONS.map((id) => ({
    id,
    what: words.text(`privacy.kept.${id}.what`),
    why: words.text(`privacy.kept.${id}.why`),
    how_long: words.text(`privacy.kept.${id}.how_long`),
    who: words.text(`privacy.kept.${id}.who`),
  }))
  return { contact: accounts.contact, kept, total: kept.length }
}
