import { useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Reference } from '../../api/contract/common.ts'
import type { Nearby } from '../../api/contract/place.ts'
import { RADII } from './radius.ts'

interface Choices {
  provinces: readonly Reference[]
  parks: readonly Reference[]
  gateways: readonly Reference[]
  segments: readonly Reference[]
}

/** Around what, how far, and what: plain fields of a GET form. */
export function NearbyFields({ centre, radiusKm, choices }: { centre: Nearby['centre']; radiusKm: number; choices: Choices }) {
  const t = useTranslations('places.nearby')
  const [search] = useSearchParams()
  const near = centre.kind === 'point' ? centre.id : `${centre.kind}:${centre.id}`
  const segment = search.get('segment') ?? ''
  const isListed = centre.kind !== 'point' && centre.basis !== 'former_province'
  const radii = [...new Set([...RADII, radiusKm])].toSorted((a, b) => a - b)
  return (
    <>
      <label className="field field-grow">
        <span>{t('near')}</span>
        <select key={near} name="near" defaultValue={near}>
          {!isListed && <option value={near}>{centre.name}</option>}
          <PlaceGroup label={t('gateways_group')} kind="gateway" places={choices.gateways} />
          <PlaceGroup label={t('parks_group')} kind="park" places={choices.parks} />
          <PlaceGroup label={t('provinces_group')} kind="province" places={choices.provinces} />
        </select>
      </label>
      <label className="field">
        <span>{t('radius')}</span>
        <select key={radiusKm} name="radius_km" defaultValue={String(radiusKm)}>
          {radii.map((km) => (
            <option key={km} value={km}>
              {t('km', { km })}
            </option>
          ))}
        </select>
      </label>
      <label className="field field-grow">
        <span>{t('segment')}</span>
        <select key={segment} name="segment" defaultValue={segment}>
          <option value="">{t('any_segment')}</option>
          {choices.segments.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </>
  )
}

function PlaceGroup({ label, kind, places }: { label: string; kind: 'park' | 'gateway' | 'province'; places: readonly Reference[] }) {
  return (
    <optgroup label={label}>
      {places.map(({ id, name }) => (
        <option key={id} value={`${kind}:${id}`}>
          {name}
        </option>
      ))}
    </optgroup>
  )
}
