import countries from 'i18n-iso-countries'
import { readFrame } from '../../db/queries/references.ts'
import { isRoleMailbox, MAILBOX } from '../../domain/mailbox.ts'
import { Problem } from '../../domain/problem.ts'
import { closedWords, COMPANY_FIELDS, FACT_PROPERTIES, SITE_FIELDS, type StatementValue, type SubjectKind } from '../../domain/statement.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { parseTaxCode } from '../../linkage/tax-code.ts'
import type { ServiceContext } from '../context.ts'
import { wording } from '../wording.ts'

/**
 * A value somebody typed, as it is stated: the property a statement may have and the value in its one spelling. Throws what would
 * be right instead, so that no curator can put in what the projection could not show.
 */
export async function checkValue(
  { db }: Pick<ServiceContext, 'db'>,
  kind: SubjectKind,
  property: string,
  text: string,
  lang: Language,
): Promise<{ property: string; value: StatementValue }> {
  const words = wording(lang)
  const refuse = (why: string): never => {
    throw new Problem('invalid', words.text('curation.value_refused', { property: words.maybe(`property.${property}`) ?? property, why }))
  }
  const fields: readonly string[] = kind === 'company' ? COMPANY_FIELDS : SITE_FIELDS
  const isFact = kind === 'company' && (FACT_PROPERTIES as readonly string[]).includes(property)
  if (!fields.includes(property) && !isFact) return refuse(words.text(`curation.no_property_of_${kind}`))
  const choices = closedWords(kind, property)
  if (choices !== undefined && !choices.includes(text)) return refuse(words.text('curation.one_of', { choices: choices.join(', ') }))
  if (property === 'tax_code') {
    const read = parseTaxCode(text)
    return 'problem' in read ? refuse(words.text('curation.tax_code_wrong')) : { property, value: read.code }
  }
  if (property === 'home_country') {
    const code = text.toUpperCase()
    return countries.alpha3ToAlpha2(code) === undefined ? refuse(words.text('curation.country_code')) : { property, value: code }
  }
  if (property === 'province_id' || property === 'former_province_id' || property === 'park_id') {
    const { references } = await readFrame(db)
    const known = { province_id: references.provinces, former_province_id: references.formerProvinces, park_id: references.parks }[property]
    return known.has(text) ? { property, value: text } : refuse(words.text('curation.unknown_id', { id: text }))
  }
  if (property === 'lat' || property === 'lon') {
    const number = Number(text)
    const most = property === 'lat' ? 90 : 180
    return Number.isFinite(number) && Math.abs(number) <= most
      ? { property, value: number }
      : refuse(words.text('curation.degrees', { most }))
  }
  if (property === 'website' && !/^https?:\/\/[^\s/]+\.[^\s]+$/i.test(text)) return refuse(words.text('curation.web_address'))
  if (property === 'email' && !(MAILBOX.test(text) && isRoleMailbox(text))) return refuse(words.text('curation.role_mailbox'))
  return { property, value: isFact ? { value: text } : text }
}
