import type { ApiClient } from '../../api/contract/index.ts'
import { OWN_PROPERTY_NAMES, OWN_SITE_FIELDS } from '../../domain/claims.ts'
import { type Language, ROLES } from '../../domain/vocabulary.ts'
import { choiceOf } from '../account/choice-of.ts'
import { formText } from '../form-text.ts'

const PROPERTIES = [...OWN_PROPERTY_NAMES, ...OWN_SITE_FIELDS] as const

export interface ValuesDone {
  message: string
  rows?: readonly { row_no: number; why: string }[]
}

/** Whatever the forms of a company's own page ask for. */
export async function actOnValues(api: ApiClient, lang: Language, company_id: string, form: FormData): Promise<ValuesDone> {
  const text = (name: string) => formText(form, name)
  const company = { company_id, lang }
  const version = text('version')
  const property = choiceOf(form, 'property', PROPERTIES) ?? 'name'
  const seen = version === '' ? {} : { version }
  switch (text('intent')) {
    case 'delete':
      return api.companyValues.delete({ ...company, property, value_id: text('value_id'), ...seen })
    case 'confirm':
      return api.companyValues.confirm(company)
    case 'sheet': {
      const file = form.get('file')
      const bytes = file instanceof File ? Buffer.from(await file.arrayBuffer()) : Buffer.alloc(0)
      const read = await api.companyValues.readSheet({ ...company, file_base64: bytes.toString('base64') })
      return { message: read.message, rows: read.refused }
    }
    case 'site':
      return api.companyValues.addSite({
        ...company,
        kind: text('kind'),
        province_id: text('province_id'),
        address: text('address'),
        ...(text('name') !== '' && { name: text('name') }),
        ...(text('park_id') !== '' && { park_id: text('park_id') }),
      })
    default: {
      const details = Object.fromEntries(
        [...form].flatMap(([name, value]) =>
          name.startsWith('detail.') && typeof value === 'string' && value.trim() !== '' ? [[name.slice(7), value.trim()]] : [],
        ),
      )
      const role = choiceOf(form, 'role', ROLES)
      const optional = (name: 'unit' | 'segment_id' | 'subject_id' | 'replaces') => (text(name) === '' ? {} : { [name]: text(name) })
      return api.companyValues.put({
        ...company,
        property,
        value: text('value'),
        ...optional('unit'),
        ...optional('segment_id'),
        ...optional('subject_id'),
        ...optional('replaces'),
        ...(role && { role }),
        ...(Object.keys(details).length > 0 && { details }),
        ...seen,
      })
    }
  }
}
