import countries from 'i18n-iso-countries'
import type { Language } from '../domain/vocabulary.ts'
import type { Atlas } from './atlas.ts'
import type { ServiceContext } from './context.ts'
import { type PageInput, pageOf } from './paging.ts'
import { sharedWith } from './segment-indicators.ts'
import { sumHeadings, tradeIndex, type Vintage } from './segment-trade.ts'
import { localized } from './wording.ts'

interface TradeQuery extends PageInput {
  segment?: string | undefined
  heading?: string | undefined
  flow?: 'export' | 'import' | undefined
  year?: number | undefined
  vintage?: Vintage | undefined
  lang: Language
}

export function listTrade({ atlas }: ServiceContext, query: TradeQuery) {
  const headings = query.segment === undefined ? undefined : new Set(atlas.headings.get(query.segment) ?? [])
  const rows = atlas.rows.headingTrade.filter(
    (row) =>
      (!headings || headings.has(row.hs1992_heading)) &&
      (!query.heading || row.hs1992_heading === query.heading) &&
      (!query.flow || row.flow === query.flow) &&
      (!query.year || row.year === query.year) &&
      (!query.vintage || row.vintage === query.vintage),
  )
  return pageOf(rows, query, (row) => {
    const label = atlas.codeLabels.get(`hs1992_heading:${row.hs1992_heading}`)
    return { ...row, label: label ? localized(label, 'label', query.lang) : null }
  })
}

/** Trade of one segment by year, flow and vintage. Two vintages are never joined into one series. */
export function segmentTradeSeries(atlas: Atlas, segmentId: string) {
  const headings = atlas.headings.get(segmentId) ?? []
  const rows = atlas.rows.headingTrade.filter((row) => headings.includes(row.hs1992_heading))
  const index = tradeIndex(rows, [])
  const basis = sharedWith(atlas, segmentId).length > 0 ? ('whole_headings' as const) : ('exclusive' as const)
  const seen = [...new Set(rows.map((row) => `${row.vintage}|${row.year}`))].toSorted()
  return seen.flatMap((key) => {
    const [vintage, yearText] = key.split('|') as [Vintage, string]
    const year = Number(yearText)
    return (['export', 'import'] as const).map((flow) => {
      const known = sumHeadings(index, headings, year, flow, vintage)
      const exact = known && known.low === known.high
      return {
        year,
        flow,
        vintage,
        value_usd: exact ? known.low : null,
        upper_bound_usd: known && !exact ? known.high : null,
        missing_reason: exact ? null : known ? 'below_cutoff' : 'no_source',
        basis,
        source_ids: known?.source_ids ?? [],
      }
    })
  })
}

interface PartnerQuery extends PageInput {
  basket?: string | undefined
  flow?: 'export' | 'import' | undefined
  partner?: string | undefined
  year?: number | undefined
  lang: Language
}

export function listPartners({ atlas }: ServiceContext, query: PartnerQuery) {
  const rows = atlas.rows.partnerTrade.filter(
    (row) =>
      (!query.basket || row.basket_id === query.basket) &&
      (!query.flow || row.flow === query.flow) &&
      (!query.partner || row.partner === query.partner) &&
      (!query.year || row.year === query.year),
  )
  return pageOf(rows, query, (row) => presentPartner(atlas, row, query.lang))
}

export function segmentPartners(atlas: Atlas, segmentId: string, lang: Language) {
  const baskets = new Set(atlas.rows.baskets.filter((row) => row.segment_ids?.split('|').includes(segmentId)).map((row) => row.basket_id))
  const rows = atlas.rows.partnerTrade.filter((row) => baskets.has(row.basket_id))
  const latest = Math.max(...rows.map((row) => row.year))
  return rows.filter((row) => row.year === latest).map((row) => presentPartner(atlas, row, lang))
}

function presentPartner(atlas: Atlas, row: Atlas['rows']['partnerTrade'][number], lang: Language) {
  const basket = atlas.rows.baskets.find((other) => other.basket_id === row.basket_id)
  const sameYear = atlas.rows.partnerTrade.filter(
    (other) => other.basket_id === row.basket_id && other.flow === row.flow && other.year === row.year && other.partner !== 'WLD',
  )
  const total = sameYear.reduce((sum, other) => sum + other.value_usd, 0)
  return {
    basket: row.basket_id,
    basket_name: basket ? localized(basket, 'name', lang) : row.basket_id,
    flow: row.flow,
    partner: row.partner,
    partner_name: countryName(row.partner, lang),
    year: row.year,
    value_usd: row.value_usd,
    share: total > 0 && row.partner !== 'WLD' ? row.value_usd / total : null,
    source_id: row.source_id,
  }
}

/** ISO 3166-1 alpha-3 to the name people use in their language; the code itself when it is none of the standard. */
export function countryName(iso3: string, lang: Language): string {
  const iso2 = countries.alpha3ToAlpha2(iso3)
  return iso2 === undefined ? iso3 : (new Intl.DisplayNames(lang, { type: 'region', style: 'short' }).of(iso2) ?? iso3)
}

interface HeadlineQuery extends PageInput {
  year?: number | undefined
  basket?: string | undefined
  lang: Language
}

export function listHeadlines({ atlas }: ServiceContext, query: HeadlineQuery) {
  const rows = atlas.rows.headlines.filter(
    (row) => (!query.year || row.year === query.year) && (!query.basket || row.basket_id === query.basket),
  )
  return pageOf(rows, query, (row) => {
    const basket = atlas.rows.baskets.find((other) => other.basket_id === row.basket_id)
    const source = atlas.sources.get(row.source_id)
    return {
      id: row.headline_id,
      name: localized(row, 'name', query.lang),
      definition: localized(row, 'definition', query.lang),
      period: row.period,
      year: row.year,
      flow: row.flow,
      basket: row.basket_id,
      basket_name: basket ? localized(basket, 'name', query.lang) : null,
      value: row.value,
      unit: row.unit,
      change_pct: row.change_pct,
      exactness: row.exactness,
      formula: row.formula,
      source_id: row.source_id,
      source_title: source?.title ?? row.source_id,
      source_url: source?.url ?? null,
      note: row.note,
    }
  })
}

interface IndustryQuery extends PageInput {
  isic4?: string | undefined
  year?: number | undefined
  variable?: string | undefined
  lang: Language
}

export function listIndustry({ atlas }: ServiceContext, query: IndustryQuery) {
  const rows = atlas.rows.industry.filter(
    (row) =>
      (!query.isic4 || row.isic4 === query.isic4) &&
      (!query.year || row.year === query.year) &&
      (!query.variable || row.variable === query.variable),
  )
  return pageOf(rows, query, (row) => presentIndustry(atlas, row, query.lang))
}

export function segmentIndustry(atlas: Atlas, segmentId: string, lang: Language) {
  const classes = new Set((atlas.codes.get(segmentId) ?? []).filter((code) => code.system === 'isic4').map((code) => code.code))
  return atlas.rows.industry.filter((row) => classes.has(row.isic4)).map((row) => presentIndustry(atlas, row, lang))
}

function presentIndustry(atlas: Atlas, row: Atlas['rows']['industry'][number], lang: Language) {
  const label = atlas.codeLabels.get(`isic4:${row.isic4}`)
  return { ...row, name: label ? localized(label, 'label', lang) : row.isic4 }
}
