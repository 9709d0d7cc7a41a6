import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { LocatorMap } from './locator.server.ts'

/** A picture beside the list of sites: the list has the same places in words. */
export function Locator({ map }: { map: LocatorMap }) {
  const t = useTranslations('profile.sites')
  const lang = useLocale()
  return (
    <figure className="locator">
      <svg viewBox={map.viewBox} role="img" aria-label={t('map', { count: map.points.length, province: map.name })}>
        {map.shapes.map(({ id, d }) => (
          <path key={id} d={d} className={id === map.provinceId ? 'here' : undefined} />
        ))}
        {map.points.map(({ id, x, y, name, basis }) =>
          basis === 'published' ? (
            <circle key={id} cx={x} cy={y} r={2 * map.unit}>
              <title>{name}</title>
            </circle>
          ) : (
            // A hollow mark: the place of the park, not of the plant.
            <circle key={id} cx={x} cy={y} r={2.4 * map.unit} className="by-park">
              <title>{name}</title>
            </circle>
          ),
        )}
      </svg>
      <figcaption className="note">
        <Link to={`/${lang}/places/${map.provinceId}`}>{map.name}</Link>
        {map.points.some(({ basis }) => basis === 'park') && ` · ${t('by_park')}`}
      </figcaption>
    </figure>
  )
}
