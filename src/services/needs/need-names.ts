import { readCompanies } from '../../db/queries/company-rows.ts'
import { companiesOfOrganisations } from '../../db/queries/need-grants.ts'
import { currentCompanies } from '../../db/queries/subjects.ts'
import type { Period } from '../../domain/requirement.ts'
import type { VolumeBand } from '../../domain/needs.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { companyName, type Named, nameOf } from '../companies.ts'
import type { ServiceContext } from '../context.ts'
import { matchKnowledge, type MatchKnowledge } from '../matching/knowledge.ts'
import { type MatchWords, matchWords } from '../matching/match-words.ts'
import { unitText } from '../unit-text.ts'
import { type Wording, wording } from '../wording.ts'
import type { Wanted } from './wanted.ts'

/** Everything a need is shown with, in one language. */
export interface NeedNames {
  readonly lang: Language
  readonly words: Wording
  readonly match: MatchWords
  readonly knowledge: MatchKnowledge
  readonly fictional: boolean
  segment(id: string): string
  family(id: string): string
  sector(id: string): string
  unit(id: string): string
  term(vocabulary: 'process' | 'scheme' | 'material', id: string): string
  province(id: string): string
  /** Company of the directory behind a buyer. */
  company(id: string): { id: string; name: string } | undefined
  companyOf(organisationId: string): string | null
}

export async function needNames(context: ServiceContext, needs: readonly Wanted[], lang: Language): Promise<NeedNames> {
  const { db, atlas, edition } = context
  const knowledge = await matchKnowledge(context)
  const buyers = [...new Set(needs.flatMap((need) => need.buyer_company_id ?? []))]
  const current = await currentCompanies(db, buyers)
  const rows = new Map((await readCompanies(db, [...new Set(current.values())])).map((row) => [row.company_id, row]))
  const organisations = [...new Set(needs.flatMap((need) => need.organisation?.id ?? []))]
  const spoken = new Map((await companiesOfOrganisations(db, organisations)).map((row) => [row.organisation_id, row.company_id]))
  const unitRow = (id: string) => knowledge.vocabularies.unit.byId.get(id) as (Named & { symbol: string | null }) | undefined
  return {
    lang,
    words: wording(lang),
    match: await matchWords(context, lang),
    knowledge,
    fictional: edition.fictional,
    segment: (id) => nameOf(atlas.segments.get(id), id, lang),
    family: (id) => nameOf(atlas.families.get(id), id, lang),
    sector: (id) => nameOf(atlas.sectors.get(id), id, lang),
    unit: (id) => {
      const row = unitRow(id)
      return row === undefined ? id : unitText(row, lang)
    },
    term: (vocabulary, id) => nameOf(knowledge.vocabularies[vocabulary].byId.get(id) as Named | undefined, id, lang),
    province: (id) =>
      nameOf(
        knowledge.places.provinces.find((row) => row.province_id === id) ??
          knowledge.places.former.find((row) => row.former_province_id === id),
        id,
        lang,
      ),
    company: (id) => {
      const row = rows.get(current.get(id) ?? id)
      return row === undefined ? undefined : { id: row.company_id, name: companyName(row, lang) }
    },
    companyOf: (organisationId) => spoken.get(organisationId) ?? null,
  }
}

/** "30,000 m² a year". */
export function volumeText(names: NeedNames, amount: number, unit: string | null, per: Period): string {
  return withTime(names, quantity(names, amount, unit), per)
}

/** "10,000 to 1,000,000 m² a year". */
export function bandText(names: NeedNames, { min, max }: VolumeBand, unit: string | null, per: Period): string {
  const { words } = names
  const text =
    max === null
      ? words.text('need.band.from', { amount: quantity(names, min, unit) })
      : min === 0
        ? words.text('need.band.under', { amount: quantity(names, max, unit) })
        : words.text('need.band.between', { from: names.words.number(min), amount: quantity(names, max, unit) })
  return withTime(names, text, per)
}

function quantity(names: NeedNames, amount: number, unit: string | null): string {
  const number = names.words.number(amount)
  return unit === null ? number : `${number} ${names.unit(unit)}`
}

function withTime({ words }: NeedNames, text: string, per: Period): string {
  return words.text(`need.per.${per}`, { amount: text })
}
