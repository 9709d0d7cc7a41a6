import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'

interface NoNeedsProps {
  filtered: boolean
  /** Needs of the catalogue under no filter. */
  inAll: number
  segment: string | undefined
}

/** Why there is nothing to read, and what to do about it. */
export function NoNeeds({ filtered, inAll, segment }: NoNeedsProps) {
  const t = useTranslations('needs.none')
  const lang = useLocale()
  return (
    <div className="note-box">
      <p>{filtered && inAll > 0 ? t('filtered', { count: inAll }) : t('empty')}</p>
      <p>{t('why')}</p>
      <p className="row">
        {filtered && inAll > 0 && <Link to={`/${lang}/needs`}>{t('all')}</Link>}
        <Link to={`/${lang}/needs/new${segment ? `?segment=${segment}` : ''}`} rel="nofollow">
          {t('post')}
        </Link>
        {segment && <Link to={`/${lang}/segments/${segment}`}>{t('segment')}</Link>}
      </p>
    </div>
  )
}
