import type { ApiClient } from '../../api/contract/index.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { formText } from '../form-text.ts'

const ALL = 200

/** All that editors of a company see on one page. */
export async function ownValues(api: ApiClient, id: string, lang: Language) {
  const [values, grants, contacts, views, company, segments] = await Promise.all([
    api.disclosure.values({ id, lang, limit: ALL }),
    api.disclosure.grants({ id, lang, limit: ALL }),
    api.contact.list({ id, lang, limit: ALL }),
    api.disclosure.views({ id, lang, days: 90 }),
    api.company.get({ id, lang }),
    api.segment.list({ lang, limit: 500 }),
  ])
  return {
    company: { id: company.id, name: company.name, fictional: company.fictional },
    values: values.items,
    grants: grants.items,
    contacts: contacts.items,
    views,
    segments: segments.items.map((segment) => ({ id: segment.id, name: segment.name })),
  }
}
export type OwnValues = Awaited<ReturnType<typeof ownValues>>

/** One form of the page. Undefined: none of them. */
export function sentForm(api: ApiClient, id: string, form: FormData, lang: Language): Promise<unknown> | undefined {
  const text = (name: string) => formText(form, name)
  const optional = (name: string) => text(name) || undefined
  const fact_id = text('fact_id')
  switch (text('intent')) {
    case 'set': {
      const details = [optional('details'), text('per') && `per=${text('per')}`].filter(Boolean).join('; ')
      return api.disclosure.set({
        id,
        lang,
        property: text('property') as 'capacity',
        value: text('value'),
        unit: optional('unit'),
        segment_id: optional('segment_id'),
        details: details || undefined,
        visibility: text('visibility') as 'registered',
      })
    }
    case 'move':
      return api.disclosure.move({ id, lang, fact_id, visibility: text('visibility') as 'public' })
    case 'end':
      return api.disclosure.end({ id, lang, fact_id })
    case 'grant':
      return api.disclosure.grant({
        id,
        lang,
        grantee: text('grantee'),
        reason: text('reason'),
        expires_on: optional('expires_on'),
        fact_id: optional('fact_id'),
      })
    case 'end_grant':
      return api.disclosure.endGrant({ id, lang, grant_id: text('grant_id') })
    case 'contact':
      return api.contact.create({
        id,
        lang,
        name: text('name'),
        role: optional('role'),
        email: optional('email'),
        phone: optional('phone'),
        purpose: text('purpose'),
        legal_basis: text('legal_basis') as 'consent',
        consent_evidence: optional('consent_evidence'),
        consent_on: optional('consent_on'),
        source: text('source'),
        expires_on: text('expires_on'),
      })
    case 'delete_contact':
      return api.contact.remove({ id, lang, contact_id: text('contact_id') })
    default:
      return undefined
  }
}
