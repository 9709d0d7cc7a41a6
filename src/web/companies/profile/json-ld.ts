/** The company for search engines, in the words of schema.org. Only what has a source; what is not known is left out. */
import type { CompanyDetail } from '../../../api/contract/company.ts'
import type { Site } from '../../../api/contract/company-detail.ts'
import { otherNames } from '../company-names.tsx'

type JsonLd = Record<string, unknown>

/** `url` is the address that stays. */
export function organization(company: CompanyDetail, url: string): JsonLd {
  const { employees } = company
  const founded = company.facts.find((fact) => fact.property === 'founded')?.text
  const held = company.certificates.filter(({ state }) => state === 'valid' || state === 'expiring')
  return {
    '@type': 'Organization',
    '@id': url,
    url: isWebAddress(company.website) ? company.website : url,
    name: company.name_en,
    alternateName: otherNames({ ...company, name: company.name_en }).map((name) => name.text),
    identifier: [
      identifier('matxich', company.public_id),
      ...(company.tax_code === null ? [] : [identifier('MST', company.tax_code)]),
      ...(company.lei === null ? [] : [identifier('LEI', company.lei)]),
      ...(company.os_id === null ? [] : [identifier('OS ID', company.os_id)]),
    ],
    ...(company.tax_code !== null && { taxID: company.tax_code }),
    ...(company.lei !== null && { leiCode: company.lei }),
    ...(company.ticker !== null && { tickerSymbol: company.ticker }),
    ...(company.group_name !== null && { parentOrganization: { '@type': 'Organization', name: company.group_name } }),
    ...(company.fictional && { disambiguatingDescription: 'Fictional company of the demo edition' }),
    ...(employees !== null && { numberOfEmployees: { '@type': 'QuantitativeValue', value: employees } }),
    ...(founded !== undefined && /^\d{4}(-\d{2}-\d{2})?$/.test(founded) && { foundingDate: founded }),
    location: company.site_list.map(place),
    makesOffer: company.capabilities.map(({ segment, product, role }) => ({
      '@type': 'Offer',
      itemOffered: { '@type': role === 'service' ? 'Service' : 'Product', name: product ?? segment.name, category: segment.name },
    })),
    knowsAbout: [...new Set(company.processes.map((process) => process.term?.name ?? process.text))],
    hasCertification: held.map((one) => ({
      '@type': 'Certification',
      name: one.term?.name ?? one.text,
      ...(one.number !== null && { certificationIdentification: one.number }),
      ...(one.body !== null && { issuedBy: { '@type': 'Organization', name: one.body } }),
      ...(one.issued_on !== null && { datePublished: one.issued_on }),
      ...(one.expires_on !== null && { expires: one.expires_on }),
    })),
  }
}

function identifier(propertyID: string, value: string): JsonLd {
  return { '@type': 'PropertyValue', propertyID, value }
}

function place({ name, address, province, position }: Site): JsonLd {
  const exact = position?.basis === 'published' ? position : undefined
  return {
    '@type': 'Place',
    ...(name !== null && { name }),
    address: {
      '@type': 'PostalAddress',
      addressCountry: 'VN',
      ...(province && { addressRegion: province.name }),
      ...(address && { streetAddress: address }),
    },
    ...(exact && { geo: { '@type': 'GeoCoordinates', latitude: exact.lat, longitude: exact.lon } }),
  }
}

function isWebAddress(text: string | null): text is string {
  return text !== null && /^https?:\/\//i.test(text) && URL.canParse(text)
}
