import type { ApiClient } from '../../api/contract/index.ts'
import type { Language } from '../../domain/vocabulary.ts'

export interface Choice {
  id: string
  name: string
  place: string
}

/** Companies whose names fit, as choices of a form. */
export async function findCompanies(
  api: ApiClient,
  lang: Language,
  q: string | undefined,
  except: readonly (string | undefined)[],
): Promise<Choice[]> {
  if (q === undefined) return []
  const { items } = await api.company.list({ q, lang, limit: 20 })
  return items
    .filter((company) => !except.includes(company.id))
    .map((company) => ({ id: company.id, name: company.name, place: company.provinces.map((province) => province.name).join(', ') }))
}

/** What a company is called, for the heads of a form; the id when nobody knows it. */
export async function companyName(api: ApiClient, lang: Language, id: string | undefined): Promise<string | null> {
  if (id === undefined) return null
  return api.company.get({ id: id.toLowerCase(), lang }).then(
    (company) => company.name,
    () => id,
  )
}
