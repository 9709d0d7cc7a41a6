import { useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { DEFAULT_RADIUS, RADII } from './filters.ts'

/** Places one can be near to, by kind; values as the address has them. */
export interface NearChoices {
  seaport: NearPlace[]
  airport: NearPlace[]
  border_gate: NearPlace[]
  park: NearPlace[]
  province: NearPlace[]
}
interface NearPlace {
  value: string
  name: string
  /** Only its province is known: it stands for the centre of that. */
  isAbout?: boolean
}

const KINDS = ['seaport', 'airport', 'border_gate', 'park', 'province'] as const

export function NearFields({ places, open }: { places: NearChoices; open: boolean }) {
  const t = useTranslations('companies.near')
  const [search] = useSearchParams()
  return (
    <details className="facet" open={open}>
      <summary>{t('legend')}</summary>
      <div className="near-fields" role="group" aria-label={t('legend')}>
        <label className="field">
          <span>{t('place')}</span>
          <select name="near" defaultValue={search.get('near') ?? ''}>
            <option value="">{t('anywhere')}</option>
            {KINDS.filter((kind) => places[kind].length > 0).map((kind) => (
              <optgroup key={kind} label={t(`kind.${kind}`)}>
                {places[kind].map(({ value, name, isAbout }) => (
                  <option key={value} value={value}>
                    {isAbout ? `≈ ${name}` : name}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </label>
        <label className="field">
          <span>{t('radius')}</span>
          <select name="radius_km" defaultValue={search.has('near') ? (search.get('radius_km') ?? '') : String(DEFAULT_RADIUS)}>
            <option value="">{t('any_distance')}</option>
            {RADII.map((radius) => (
              <option key={radius} value={radius}>
                {t('km', { km: radius })}
              </option>
            ))}
          </select>
        </label>
        <p className="facet-hint">{t('hint')}</p>
      </div>
    </details>
  )
}
