import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { OVERLAYS, STATUSES } from '../../domain/vocabulary.ts'
import { useEdition } from '../components/site-data.ts'
import { OverlayBadge, StatusBadge } from '../components/status-badge.tsx'
import { StatusGlyph } from '../components/status-glyph.tsx'

/** The whole chain as marks, one for each segment, grouped by status; each group leads to its segments. */
export function StatusStrip() {
  const t = useTranslations('home.chain')
  const lang = useLocale()
  const edition = useEdition()
  const count = (status: string) => edition.statuses.find((row) => row.id === status)?.count ?? 0
  const total = edition.statuses.reduce((sum, row) => sum + row.count, 0)
  return (
    <section className="card" aria-labelledby="chain">
      <div className="row-between">
        <h2 id="chain">{t('title', { total, strong: count('strong'), short: count('weak') + count('missing') })}</h2>
        <Link to={`/${lang}/data#status`}>{t('rules')}</Link>
      </div>
      <p className="note">{t('text')}</p>
      <ul className="status-strip">
        {STATUSES.map((status) => (
          <li key={status}>
            <Link to={`/${lang}/segments?status=${status}`}>
              <StatusBadge status={status} count={count(status)} />
              <span className="glyph-strip" aria-hidden="true">
                {Array.from({ length: count(status) }, (_, index) => (
                  <StatusGlyph key={index} status={status} size={11} />
                ))}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <p className="row">
        <span className="note">{t('warnings')}:</span>
        {OVERLAYS.map((overlay) => (
          <Link key={overlay} className="badge-link" to={`/${lang}/segments?overlay=${overlay}`}>
            <OverlayBadge overlay={overlay} count={edition.overlays.find((row) => row.id === overlay)?.count ?? 0} />
          </Link>
        ))}
      </p>
    </section>
  )
}
