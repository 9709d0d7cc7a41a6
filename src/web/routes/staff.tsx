import '../styles/staff.css'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { apiContext } from '../api-context.ts'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { pageLanguage } from '../page-language.ts'
import { QueueTable } from '../staff/queue-table.tsx'
import { staffOnly } from '../staff/staff-only.ts'
import type { Route } from './+types/staff.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const queues = await staffOnly(lang, '/staff', api.moderation.queues({ lang }))
  const account = await api.account.get({})
  return { queues, admin: account.staff === 'admin' || account.operator, role: account.staff }
}

const ADMIN_PAGES = ['users', 'organisations', 'audit', 'mail'] as const

/** Where staff begins its day. */
export default function Staff({ loaderData: { queues, admin, role } }: Route.ComponentProps) {
  const t = useTranslations('staff')
  const lang = useLocale()
  return (
    <div className="page">
      <PageMeta title={t('title')} />
      <meta name="robots" content="noindex" />
      <PageHeader title={t('title')} lead={role ? t('lead', { role: t(`role.${role}`) }) : t('lead_operator')} />
      <section aria-labelledby="queues" className="stack">
        <h2 id="queues">{t('own')}</h2>
        {queues.items.length === 0 ? <p className="card">{t('no_queues')}</p> : <QueueTable queues={queues.items} linked />}
        <p className="note">
          <Link to={`/${lang}/status`}>{t('public')}</Link>
        </p>
      </section>
      {admin && (
        <section aria-labelledby="admin">
          <h2 id="admin">{t('admin')}</h2>
          <ul className="cards">
            {ADMIN_PAGES.map((page) => (
              <li key={page} className="card">
                <Link to={`/${lang}/staff/${page}`}>{t(`${page}.title`)}</Link>
                <p className="note">{t(`${page}.lead`)}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="note">{t('no_impersonation')}</p>
    </div>
  )
}
