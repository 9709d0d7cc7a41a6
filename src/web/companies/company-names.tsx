import type { CompanySummary } from '../../api/contract/company.ts'

export interface OtherName {
  text: string
  lang: string
}

/** The names of a firm besides the one shown first, each in its own language and never twice. */
export function otherNames(company: Pick<CompanySummary, 'name' | 'name_vi' | 'name_en' | 'name_native' | 'native_lang'>): OtherName[] {
  const all = [
    { text: company.name_vi, lang: 'vi' },
    { text: company.name_en, lang: 'en' },
    { text: company.name_native, lang: company.native_lang ?? 'und' },
  ]
  const seen = new Set([company.name])
  return all.flatMap(({ text, lang }) => {
    if (text === null || seen.has(text)) return []
    seen.add(text)
    return [{ text, lang }]
  })
}

/** Second and third name under the first: a buyer knows one of them, the customs paper shows another. */
export function OtherNames({ company }: { company: Parameters<typeof otherNames>[0] }) {
  const names = otherNames(company)
  if (names.length === 0) return null
  return (
    <small className="other-names quiet">
      {names.map((name, index) => (
        <span key={name.text}>
          {index > 0 && ' · '}
          <span lang={name.lang}>{name.text}</span>
        </span>
      ))}
    </small>
  )
}
