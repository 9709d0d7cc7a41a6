import { fold } from '../../../domain/fold.ts'
import { parseTaxCode } from '../../../linkage/tax-code.ts'
import { yearsSince } from './as-of.ts'
import { eachCompany, eachSite, type QualityRule, shared } from './rule.ts'

const STALE_YEARS = 3

/**
 * Everything we know how to find wrong with the directory. `areTwo`: somebody has said that these are two companies, so that
 * what they share is no finding any more.
 */
export function qualityRules(areTwo: (a: string, b: string) => boolean): readonly QualityRule[] {
  return [
    {
      code: 'tax_code_invalid',
      severity: 'error',
      over: 'tax_codes',
      start: eachCompany(({ company: { tax_code } }) => {
        if (tax_code === null) return undefined
        const read = parseTaxCode(tax_code)
        return 'problem' in read ? `${tax_code} (${read.problem})` : undefined
      }),
    },
    {
      code: 'tax_code_shared',
      severity: 'error',
      over: 'tax_codes',
      start: shared(({ company }) => company.tax_code ?? undefined, areTwo),
    },
    {
      code: 'name_damaged',
      severity: 'error',
      over: 'companies',
      start: eachCompany(
        ({ company }) =>
          [company.name_en, company.name_vi, company.name_native, company.short_name].find((name) => name !== null && isDamaged(name)) ??
          undefined,
      ),
    },
    {
      code: 'former_province_elsewhere',
      severity: 'error',
      over: 'sites',
      start: eachSite(({ former_province_id, former_province_now_id, province_id }) =>
        former_province_now_id !== null && province_id !== null && former_province_now_id !== province_id
          ? `${former_province_id} → ${former_province_now_id} ≠ ${province_id}`
          : undefined,
      ),
    },
    {
      code: 'park_elsewhere',
      severity: 'error',
      over: 'sites',
      start: eachSite(({ park_id, park_province_id, province_id }) =>
        park_province_id !== null && province_id !== null && park_province_id !== province_id
          ? `${park_id}: ${park_province_id} ≠ ${province_id}`
          : undefined,
      ),
    },
    {
      code: 'website_unreadable',
      severity: 'error',
      over: 'websites',
      start: eachCompany(({ facts }) => facts.find((fact) => fact.property === 'website' && !isWebAddress(fact.value))?.value),
    },
    {
      code: 'name_shared',
      severity: 'warning',
      over: 'companies',
      start: shared(({ company }) => fold(company.name_en), areTwo),
    },
    {
      code: 'site_without_province',
      severity: 'warning',
      over: 'sites',
      start: eachSite((site) => (site.province_id === null ? (site.address ?? site.name ?? '—') : undefined)),
    },
    {
      code: 'company_without_site',
      severity: 'warning',
      over: 'companies',
      start: eachCompany(({ sites }) => (sites.length === 0 ? '—' : undefined)),
    },
    {
      code: 'company_without_segment',
      severity: 'warning',
      over: 'companies',
      start: eachCompany(({ made }) => (made.length === 0 ? '—' : undefined)),
    },
    {
      code: 'stale',
      severity: 'warning',
      over: 'companies',
      start: eachCompany(({ company }, { today }) =>
        (yearsSince(company.as_of, today) ?? 0) >= STALE_YEARS ? (company.as_of ?? undefined) : undefined,
      ),
    },
    {
      code: 'country_against_ownership',
      severity: 'warning',
      over: 'companies',
      start: eachCompany(({ company: { ownership, home_country } }, { country }) => {
        const contradicts =
          (ownership === 'domestic' && home_country !== country) || (ownership === 'foreign_invested' && home_country === country)
        return contradicts && home_country !== null ? `${ownership} · ${home_country}` : undefined
      }),
    },
    {
      code: 'closed_with_open_site',
      severity: 'warning',
      over: 'sites',
      start: eachSite((site, { company }) => (company.status === 'closed' && site.status === 'operating' ? site.site_id : undefined)),
    },
    {
      code: 'undated',
      severity: 'note',
      over: 'companies',
      start: eachCompany(({ company }) => (company.as_of === null ? company.source_id : undefined)),
    },
    {
      code: 'foreign_without_country',
      severity: 'note',
      over: 'companies',
      start: eachCompany(({ company }) => (company.ownership === 'foreign_invested' && company.home_country === null ? '—' : undefined)),
    },
  ]
}

/**
 * Text that went through the wrong encoding: TCVN3 read as Latin-1 («C«ng ty §iÖn tö»), UTF-8 read as Windows-1252 («CÃ´ng ty»,
 * «Äiá»‡n»), or characters that were lost. Signs, not letters, so that «Böhler» and «Citroën» stay names.
 */
function isDamaged(name: string): boolean {
  return (
    name.includes('\ufffd') ||
    /[\p{L}][«¸µ¶·¹¨©¬][\p{L}]|[\p{L}][«¸µ¶·¹¨©¬](?:\s|$)|(?:^|\s)[®§](?=[a-zà-ÿ])/iu.test(name) ||
    /Ã[\u0080-\u00bf\u2010-\u203a\u0152-\u0192]|á[º»][\u0080-\u00bf\u2010-\u203a\u0152-\u0192]|Ä[‘\u0090\u0091]|Æ[°¡]/.test(name)
  )
}

function isWebAddress(text: string): boolean {
  const address = /^[a-z]+:\/\//i.test(text) ? text : `https://${text}`
  return (
    URL.canParse(address) && /^https?:$/.test(new URL(address).protocol) && /\.[a-z\u00a1-\uffff]{2,}$/i.test(new URL(address).hostname)
  )
}
