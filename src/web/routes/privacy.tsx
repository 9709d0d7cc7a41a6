import '../styles/disclosure.css'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { PRIVACY_KINDS } from '../../domain/privacy.ts'
import { apiContext } from '../api-context.ts'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { formatNumber } from '../format/number.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/privacy.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const [about, figures] = await Promise.all([api.privacy.about({ lang }), api.privacy.figures({ lang })])
  return { about, figures }
}

// Counts of a moment ago; nothing else on it changes.
export const headers = () => ({ 'cache-control': 'no-store' })

export default function Privacy({ loaderData: { about, figures } }: Route.ComponentProps) {
  const t = useTranslations('disclosure')
  const lang = useLocale()
  return (
    <div className="page">
      <PageMeta title={t('privacy.title')} description={t('privacy.lead')} />
      <PageHeader title={t('privacy.title')} lead={t('privacy.lead')}>
        <p className="row">
          <Link className="button button-main" to={`/${lang}/privacy/request`}>
            {t('privacy.ask')}
          </Link>
          <Link className="button" to={`/${lang}/account/data`} rel="nofollow">
            {t('privacy.own')}
          </Link>
        </p>
      </PageHeader>
      <p className="note-box">{t('privacy.no_tracking')}</p>
      <section aria-labelledby="kept" className="card">
        <h2 id="kept" className="card-title">
          {t('privacy.kept')}
        </h2>
        <div className="kept-list">
          {about.kept.map((kept) => (
            <div key={kept.id}>
              <b>{kept.what}</b>
              <dl>
                <dt>{t('privacy.why')}</dt>
                <dd>{kept.why}</dd>
                <dt>{t('privacy.how_long')}</dt>
                <dd>{kept.how_long}</dd>
                <dt>{t('privacy.who')}</dt>
                <dd>{kept.who}</dd>
              </dl>
            </div>
          ))}
        </div>
      </section>
      <section aria-labelledby="rights" className="card">
        <h2 id="rights" className="card-title">
          {t('privacy.rights')}
        </h2>
        <ul>
          {PRIVACY_KINDS.map((kind) => (
            <li key={kind}>{t(`request.kind_name.${kind}`)}</li>
          ))}
        </ul>
        <p>{figures.promise}</p>
        <p>{about.contact === null ? t('privacy.no_contact') : t('privacy.contact', { address: about.contact })}</p>
      </section>
      <section aria-labelledby="figures" className="card">
        <h2 id="figures" className="card-title">
          {t('privacy.figures')}
        </h2>
        <dl className="facts">
          {(['open', 'overdue', 'fulfilled', 'refused'] as const).map((name) => (
            <div key={name} className="level-row">
              <dt>{t(`privacy.${name}`)}</dt>
              <dd>{formatNumber(figures[name], lang)}</dd>
            </div>
          ))}
          <dt>{t('privacy.median')}</dt>
          <dd>{figures.median_days === null ? t('privacy.none_closed') : formatNumber(figures.median_days, lang, 1)}</dd>
        </dl>
      </section>
    </div>
  )
}
