import '../styles/staff.css'
import { useLocale, useTranslations } from 'use-intl'
import { apiContext } from '../api-context.ts'
import { FilterForm, SearchField, SelectField } from '../components/filters.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { Pagination } from '../components/pagination.tsx'
import { formatMoment } from '../format/moment.ts'
import { changedSearch, choice, textParam } from '../links.ts'
import { pageLanguage } from '../page-language.ts'
import { staffOnly } from '../staff/staff-only.ts'
import type { Route } from './+types/staff-mail.ts'

const STATES = ['waiting', 'sent', 'failed'] as const

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const search = new URL(request.url).searchParams
  return staffOnly(
    lang,
    `/staff/mail${changedSearch(search, {})}`,
    context.get(apiContext).mail.list({
      state: choice(search, 'state', STATES),
      to: textParam(search, 'to', 254),
      lang,
      limit: 50,
      cursor: search.get('cursor') ?? undefined,
    }),
  )
}

/** The outbox: what went out, what waits, and what was refused. */
export default function StaffMail({ loaderData: page }: Route.ComponentProps) {
  const t = useTranslations('staff')
  const lang = useLocale()
  return (
    <div className="page">
      <PageMeta title={t('mail.title')} />
      <meta name="robots" content="noindex" />
      <PageHeader title={t('mail.title')} lead={t('mail.lead')} crumbs={[{ to: `/${lang}/staff`, name: t('title') }]} />
      {!page.sending && <p className="note-box">{t('mail.not_sending')}</p>}
      <div className="stack">
        <FilterForm owns={['state', 'to']}>
          <SearchField param="to" label={t('mail.to')} />
          <SelectField
            param="state"
            label={t('mail.state')}
            none={t('mail.all')}
            options={STATES.map((value) => ({ value, name: `${t(`mail.is.${value}`)} (${page.counts[value]})` }))}
          />
        </FilterForm>
        {page.items.length === 0 ? (
          <p className="card">{t('mail.empty')}</p>
        ) : (
          <ul className="cards wide-cards">
            {page.items.map((mail) => (
              <li key={mail.mail_id} className="card">
                <h2 className="card-title">{mail.subject}</h2>
                <p className="file-name">{mail.to}</p>
                <p className="note">
                  {t(`mail.is.${mail.state}`)} · {formatMoment(mail.created_at, lang)}
                  {mail.attempts > 0 && ` · ${t('mail.attempts', { count: mail.attempts })}`}
                  {mail.error && ` · ${mail.error}`}
                </p>
                {mail.body !== null && (
                  <details>
                    <summary>{t('mail.body')}</summary>
                    <pre className="mail-body">{mail.body}</pre>
                  </details>
                )}
              </li>
            ))}
          </ul>
        )}
        <Pagination total={page.total} nextCursor={page.next_cursor} />
      </div>
    </div>
  )
}
