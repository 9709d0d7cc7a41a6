import { useTranslations } from 'use-intl'

/** A province from before July 2025 that has another name or other borders today. */
export interface FormerProvince {
  id: string
  name: string
  today: string
  todayName: string
}

interface FormerProvincesProps {
  provinces: readonly FormerProvince[]
  counts: readonly { value: string; count: number }[]
  chosen: readonly string[]
}

/** On demand: papers, addresses and heads still know the old names. */
export function FormerProvinces({ provinces, counts, chosen }: FormerProvincesProps) {
  const t = useTranslations('companies.facet')
  const countOf = (id: string) => counts.find(({ value }) => value === id)?.count ?? 0
  const rows = provinces.filter(({ id }) => countOf(id) > 0 || chosen.includes(id))
  if (rows.length === 0) return null
  return (
    <details className="facet-more" open={rows.some(({ id }) => chosen.includes(id))}>
      <summary>{t('former')}</summary>
      <ul>
        {rows.map(({ id, name, todayName }) => (
          <li key={id}>
            <label className="check">
              <input type="checkbox" name="province" value={id} defaultChecked={chosen.includes(id)} />
              <span className="facet-name">
                {name} <small className="quiet">→ {todayName}</small>
              </span>
              <span className="count">{countOf(id)}</span>
            </label>
          </li>
        ))}
      </ul>
    </details>
  )
}
