import countries from 'i18n-iso-countries'
import type { Kysely } from 'kysely'
import { readFrame } from '../../../db/queries/references.ts'
import type { Database } from '../../../db/schema.ts'
import { OWN_PROPERTIES, OWN_SITE_FIELDS } from '../../../domain/claims.ts'
import { FACT_DETAILS, lastDay, parseDetails, TERM_VOCABULARY, writeDetails } from '../../../domain/fact-details.ts'
import { Problem } from '../../../domain/problem.ts'
import type { FactProperty, StatementDetail, StatementValue, SubjectKind } from '../../../domain/statement.ts'
import { type Language, type Role, VOCABULARIES } from '../../../domain/vocabulary.ts'
import { AUTO_ASSIGN, recogniseTerm } from '../../../vocabulary/recognise.ts'
import type { ServiceContext } from '../../context.ts'
import { checkValue } from '../../curation/check-value.ts'
import { dayOf } from '../../curation/working-days.ts'
import { readVocabularies } from '../../vocabulary/read-vocabulary.ts'
import { wording } from '../../wording.ts'

export interface Entry {
  readonly property: string
  readonly value: string
  readonly unit?: string | undefined
  readonly term_id?: string | undefined
  readonly segment_id?: string | undefined
  readonly role?: Role | undefined
  readonly site_id?: string | undefined
  readonly details?: Readonly<Record<string, string>> | undefined
}

interface Checking {
  readonly context: Pick<ServiceContext, 'atlas'>
  readonly db: Kysely<Database>
  readonly kind: SubjectKind
  /** Sites of the company. */
  readonly sites: ReadonlySet<string>
  readonly lang: Language
  readonly now: Date
}

/** The rules of curators, and those a form cannot have: numbers are numbers, days are days, words are in the vocabulary if they can be. */
export async function checkEntry(entry: Entry, checking: Checking): Promise<{ property: string; value: StatementValue }> {
  const { db, kind, lang } = checking
  const words = wording(lang)
  const refuse = refuserOf(entry.property, lang)
  const isSite = (OWN_SITE_FIELDS as readonly string[]).includes(entry.property)
  const own = OWN_PROPERTIES.find((each) => each.property === entry.property)
  if (kind === 'site' ? !isSite : own === undefined) return refuse(words.text('own.not_editable'))
  if (own?.kind === 'segment') return segmentValue(entry, checking)
  const value = normal(entry, refuse, checking)
  const checked = await checkValue({ db }, kind, entry.property, value, lang)
  if (own?.kind !== 'fact') {
    if (value.length > 200) refuse(words.text('own.too_long', { most: 200 }))
    return checked
  }
  const property = entry.property as FactProperty
  const detail = {
    ...(await termOfEntry(property, value, entry, checking)),
    ...detailsOf(property, entry, checking),
    ...(await placeOf(entry, checking)),
  }
  return { property, value: { value, ...detail } }
}

type Refuse = (why: string) => never

function refuserOf(property: string, lang: Language): Refuse {
  const words = wording(lang)
  return (why) => {
    throw new Problem('invalid', words.text('curation.value_refused', { property: words.maybe(`property.${property}`) ?? property, why }))
  }
}

/** In the one spelling of its kind. */
function normal({ property, value }: Entry, refuse: Refuse, { lang, now }: Checking): string {
  const words = wording(lang)
  const text = value.normalize('NFC').replaceAll(/\s+/g, ' ').trim()
  if (property === 'employees' || property === 'lead_time') {
    // 1.200 and 1,200 are one thousand two hundred.
    const digits = text.replaceAll(/(?<=\d)[.,\s](?=\d{3}\b)/g, '')
    const most = property === 'employees' ? 2_000_000 : 730
    if (!/^\d+$/.test(digits) || Number(digits) < 1 || Number(digits) > most) refuse(words.text('own.whole_number', { most: String(most) }))
    return String(Number(digits))
  }
  if (property === 'founded') {
    const year = Number(text)
    if (!/^\d{4}$/.test(text) || year < 1800 || year > Number(dayOf(now).slice(0, 4))) refuse(words.text('own.year'))
    return text
  }
  if (property === 'moq') {
    const number = text.replaceAll(/(?<=\d)[.,\s](?=\d{3}\b)/g, '')
    if (!/^\d+(\.\d+)?$/.test(number) || Number(number) <= 0) refuse(words.text('own.number'))
    return number
  }
  if (property === 'export_market') {
    const code = text.length === 2 ? (countries.alpha2ToAlpha3(text.toUpperCase()) ?? text) : text.toUpperCase()
    if (countries.alpha3ToAlpha2(code) === undefined) refuse(words.text('own.country'))
    return code
  }
  if (property === 'language') {
    const code = text.toLowerCase()
    if (!/^[a-z]{2}$/.test(code) || new Intl.DisplayNames('en', { type: 'language' }).of(code) === code) refuse(words.text('own.language'))
    return code
  }
  if (property === 'website') return /^https?:\/\//i.test(text) ? text : `https://${text}`
  return text
}

async function segmentValue(
  { value, segment_id, role, site_id }: Entry,
  checking: Checking,
): Promise<{ property: string; value: StatementDetail }> {
  const words = wording(checking.lang)
  const refuse = refuserOf('segment', checking.lang)
  if (segment_id === undefined || role === undefined) return refuse(words.text('own.segment_and_role'))
  const place = await placeOf({ property: 'segment', value, segment_id, site_id }, checking)
  return {
    property: `segment#${segment_id}/${role}`,
    value: { product: value, ...(place.site_id === undefined ? {} : { site_id: place.site_id }) },
  }
}

async function placeOf(
  { property, segment_id, site_id }: Entry,
  { db, sites, lang }: Checking,
): Promise<Pick<StatementDetail, 'segment_id' | 'site_id'>> {
  const words = wording(lang)
  const refuse = refuserOf(property, lang)
  if (segment_id !== undefined) {
    const { references } = await readFrame(db)
    if (!references.segments.has(segment_id)) refuse(words.text('curation.unknown_id', { id: segment_id }))
  }
  if (site_id !== undefined && !sites.has(site_id)) refuse(words.text('own.not_its_site'))
  return { ...(segment_id === undefined ? {} : { segment_id }), ...(site_id === undefined ? {} : { site_id }) }
}

/** The word as it was typed stays; which entry it stands for is written beside it where that is certain. */
async function termOfEntry(property: FactProperty, value: string, { unit, term_id }: Entry, { context, db, lang }: Checking) {
  const words = wording(lang)
  const refuse = refuserOf(property, lang)
  const vocabulary = VOCABULARIES.find((each) => each === TERM_VOCABULARY[property])
  if (property === 'lead_time') return { unit: 'day' }
  if (vocabulary === undefined) return {}
  const { lexicon, byId } = (await readVocabularies({ atlas: context.atlas, db }))[vocabulary]
  if (term_id !== undefined && !byId.has(term_id)) refuse(words.text('curation.unknown_id', { id: term_id }))
  const word = vocabulary === 'unit' ? unit : value
  if (word === undefined) return property === 'moq' || property === 'tolerance' ? refuse(words.text('own.unit_missing')) : {}
  const symbol = vocabulary === 'unit' ? byId.get(word) : undefined
  const found = symbol === undefined ? recogniseTerm(lexicon, word) : { entry_id: symbol.entry_id, confidence: 1 }
  const id = term_id ?? (found !== undefined && found.confidence >= AUTO_ASSIGN ? found.entry_id : undefined)
  const written = vocabulary === 'unit' ? { unit: String(symbol?.['symbol'] ?? word) } : {}
  return { ...written, ...(id === undefined ? {} : { term_id: id }) }
}

function detailsOf(property: FactProperty, { details = {} }: Entry, { lang, now }: Checking): Pick<StatementDetail, 'details'> {
  const words = wording(lang)
  const refuse = refuserOf(property, lang)
  const given = Object.entries(details).filter(([, value]) => value !== '')
  if (given.length === 0) return {}
  for (const [key] of given)
    if (FACT_DETAILS[property]?.[key] === undefined)
      refuse(words.text('own.no_detail', { key, keys: Object.keys(FACT_DETAILS[property] ?? {}).join(', ') }))
  const line = given.map(([key, value]) => `${key}=${value.replaceAll(';', ',').replaceAll(/\s+/g, ' ')}`).join('; ')
  const { details: read, faults } = parseDetails(property, line)
  const [fault] = faults
  if (fault !== undefined) refuse(words.text(`own.fault.${fault.fault}`, { part: fault.part, allowed: (fault.allowed ?? []).join(', ') }))
  const [issued, expires] = [lastDay(read['issued_on']), lastDay(read['expires_on'])]
  for (const day of [read['issued_on'], read['expires_on']])
    if (typeof day === 'string' && !isDay(day)) refuse(words.text('own.fault.not_date', { part: day, allowed: '' }))
  if (issued !== undefined && String(read['issued_on']) > dayOf(now)) refuse(words.text('own.issued_later'))
  if (issued !== undefined && expires !== undefined && expires < String(read['issued_on'])) refuse(words.text('own.expires_before'))
  return { details: writeDetails(property, read) }
}

/** The form alone lets 31 February through. */
function isDay(text: string): boolean {
  const whole = `${text}-01-01`.slice(0, 10)
  const date = new Date(`${whole}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(whole)
}
