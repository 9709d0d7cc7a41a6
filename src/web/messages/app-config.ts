/** Types of every message key, from the English files: an unknown key is a compile error. */
import type { Language } from '../../domain/vocabulary.ts'
import type account from './en/account.json'
import type claims from './en/claims.json'
import type common from './en/common.json'
import type compare from './en/compare.json'
import type companies from './en/companies.json'
import type corrections from './en/corrections.json'
import type curation from './en/curation.json'
import type data from './en/data.json'
import type disclosure from './en/disclosure.json'
import type events from './en/events.json'
import type gaps from './en/gaps.json'
import type history from './en/history.json'
import type home from './en/home.json'
import type imports from './en/imports.json'
import type introductions from './en/introductions.json'
import type linkage from './en/linkage.json'
import type map from './en/map.json'
import type needs from './en/needs.json'
import type places from './en/places.json'
import type profile from './en/profile.json'
import type qualify from './en/qualify.json'
import type quality from './en/quality.json'
import type review from './en/review.json'
import type search from './en/search.json'
import type segment from './en/segment.json'
import type shortlists from './en/shortlists.json'
import type staff from './en/staff.json'
import type trade from './en/trade.json'
import type vocabulary from './en/vocabulary.json'

export interface Messages {
  staff: typeof staff
  common: typeof common
  home: typeof home
  map: typeof map
  needs: typeof needs
  segment: typeof segment
  gaps: typeof gaps
  companies: typeof companies
  search: typeof search
  places: typeof places
  trade: typeof trade
  data: typeof data
  imports: typeof imports
  introductions: typeof introductions
  linkage: typeof linkage
  qualify: typeof qualify
  quality: typeof quality
  review: typeof review
  curation: typeof curation
  history: typeof history
  corrections: typeof corrections
  compare: typeof compare
  profile: typeof profile
  shortlists: typeof shortlists
  vocabulary: typeof vocabulary
  disclosure: typeof disclosure
  account: typeof account
  claims: typeof claims
  events: typeof events
}

declare module 'use-intl' {
  interface AppConfig {
    Locale: Language
    Messages: Messages
  }
}
