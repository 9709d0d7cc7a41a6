import countries from 'i18n-iso-countries'
import { fold } from '../domain/fold.ts'
import { type Address, type Gazetteer } from './address/address.ts'
import { countryOf } from './address/country.ts'
import { parseAddress } from './address/parse-address.ts'
import { domainOf } from './domain-name.ts'
import type { Name } from './names/name.ts'
import { prepareNames } from './names/prepare-names.ts'
import { phonesOf } from './phone.ts'
import { parseTaxCode, type TaxCode } from './tax-code.ts'

/** What a row or a known subject says, as far as linkage cares. */
export interface PartyInput {
  readonly id: string
  readonly names: readonly string[]
  readonly tax_code?: string | null
  readonly address?: string | null
  readonly province?: string | null
  readonly country?: string | null
  readonly phones?: readonly string[]
  /** Websites and e-mail addresses. */
  readonly urls?: readonly string[]
}

/** The same, prepared once and compared many times. Plain data: it is kept as JSON. */
export interface Party {
  readonly id: string
  readonly names: readonly Name[]
  readonly tax_code: TaxCode | null
  readonly address: Address | null
  readonly country: string | null
  readonly phones: readonly string[]
  readonly domains: readonly string[]
}

export const EMPTY_GAZETTEER: Gazetteer = { provinces: [], parks: [] }

export function prepareParty(input: PartyInput, gazetteer: Gazetteer): Party {
  const code = isGiven(input.tax_code) ? parseTaxCode(input.tax_code) : null
  const province = isGiven(input.province) ? input.province : null
  const country = isGiven(input.country) ? countryCode(input.country) : null
  const address = isGiven(input.address) || province !== null ? parseAddress(input.address ?? '', province, gazetteer, country) : null
  return {
    id: input.id,
    names: prepareNames(input.names.filter(isGiven)),
    tax_code: code === null || 'problem' in code ? null : code,
    address,
    country: country ?? address?.country ?? null,
    phones: unique((input.phones ?? []).flatMap((text) => phonesOf(text, country))),
    domains: unique((input.urls ?? []).map(domainOf)),
  }
}

function isGiven(text: string | null | undefined): text is string {
  return text != null && text.trim() !== ''
}

/** ISO 3166 alpha-2, from a code or a name; a name nobody knows stays as it is folded. */
function countryCode(text: string): string {
  const code = text.trim().toUpperCase()
  if (code.length === 2 && countries.alpha2ToAlpha3(code) !== undefined) return code
  return (code.length === 3 ? countries.alpha3ToAlpha2(code) : undefined) ?? countryOf(fold(text)) ?? fold(text)
}

function unique(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))]
}
