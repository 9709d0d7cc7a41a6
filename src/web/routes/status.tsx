import '../styles/staff.css'
import { useLocale, useTranslations } from 'use-intl'
import { apiContext } from '../api-context.ts'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { formatMoment } from '../format/moment.ts'
import { pageLanguage } from '../page-language.ts'
import { QueueTable } from '../staff/queue-table.tsx'
import type { Route } from './+types/status.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  return context.get(apiContext).moderation.status({ lang: pageLanguage(params.lang) })
}

// It says how things stand now.
export const headers = () => ({ 'cache-control': 'no-store' })

/** How long this installation takes, for everybody to see. */
export default function Status({ loaderData: status }: Route.ComponentProps) {
  const t = useTranslations('staff.status')
  const lang = useLocale()
  const csv = new URLSearchParams({ lang })
  return (
    <div className="page">
      <PageMeta title={t('title')} description={t('lead')} />
      <PageHeader title={t('title')} lead={t('lead')} />
      <section aria-labelledby="queues" className="stack">
        <h2 id="queues">{t('queues')}</h2>
        <QueueTable queues={status.queues} />
        <p className="note">{t('note')}</p>
        <p>
          <a href={`/export/status.csv?${csv}`} download>
            CSV
          </a>{' '}
          · <a href={`/api/v1/status?${csv}`}>JSON</a>
        </p>
      </section>
      <section aria-labelledby="log" className="card">
        <h2 id="log" className="card-title">
          {t('log')}
        </h2>
        <p>{t(status.log.whole ? 'log_whole' : 'log_broken', { entries: status.log.entries })}</p>
        {status.log.entries > 0 && (
          <>
            <p className="note">{t('head')}</p>
            <p className="hash">
              <code>{status.log.head}</code>
            </p>
          </>
        )}
      </section>
      <section aria-labelledby="about" className="card">
        <h2 id="about" className="card-title">
          {t('about')}
        </h2>
        <ul className="plain">
          <li>{t('companies', { count: status.counts.companies, maintained: status.counts.companies_maintained })}</li>
          <li>{t('edition', { id: status.edition.edition_id, version: status.edition.version })}</li>
          <li>{t('started', { time: formatMoment(status.started_at, lang) })}</li>
          <li>{t('asked', { time: formatMoment(status.at, lang) })}</li>
        </ul>
      </section>
    </div>
  )
}
