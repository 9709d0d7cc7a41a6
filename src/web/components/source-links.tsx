import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'

/** Short names of sources by id; loaders get them from `sourceNames`. */
export type SourceNames = Readonly<Record<string, string>>

/** Links to the pages of the sources a figure or fact rests on: by name when the page knows it, else by number. */
export function SourceLinks({ ids, names, label = true }: { ids: readonly string[]; names?: SourceNames; label?: boolean }) {
  const t = useTranslations('common.source')
  const lang = useLocale()
  const unique = [...new Set(ids)]
  if (unique.length === 0) return null
  return (
    <span className="source-links">
      {label && <span className="quiet">{unique.length === 1 ? t('label') : t('labels')}: </span>}
      {unique.map((id, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <Link to={`/${lang}/sources/${id}`}>{names?.[id] ?? t('numbered', { number: unique.length > 1 ? index + 1 : '' })}</Link>
        </span>
      ))}
    </span>
  )
}
