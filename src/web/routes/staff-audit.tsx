import '../styles/staff.css'
import { Link, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { apiContext } from '../api-context.ts'
import { DataTable } from '../components/data-table.tsx'
import { ActiveFilters, FilterForm, SearchField } from '../components/filters.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { Pagination } from '../components/pagination.tsx'
import { formatMoment } from '../format/moment.ts'
import { changedSearch, textParam } from '../links.ts'
import { pageLanguage } from '../page-language.ts'
import { staffOnly } from '../staff/staff-only.ts'
import type { Route } from './+types/staff-audit.ts'

const FILTERS = ['action', 'actor', 'target'] as const

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const search = new URL(request.url).searchParams
  const filters = Object.fromEntries(FILTERS.map((param) => [param, textParam(search, param, 120)]))
  const page = await staffOnly(
    lang,
    `/staff/audit${changedSearch(search, {})}`,
    api.audit.list({ ...filters, lang, limit: 50, cursor: search.get('cursor') ?? undefined }),
  )
  return { page, log: await api.audit.verify({}) }
}

/** Who did what; and that nobody changed it afterwards. */
export default function StaffAudit({ loaderData: { page, log } }: Route.ComponentProps) {
  const t = useTranslations('staff')
  const lang = useLocale()
  const [search] = useSearchParams()
  const csv = new URLSearchParams([...search].filter(([key]) => key !== 'cursor'))
  csv.set('lang', lang)
  return (
    <div className="page">
      <PageMeta title={t('audit.title')} />
      <meta name="robots" content="noindex" />
      <PageHeader title={t('audit.title')} lead={t('audit.lead')} crumbs={[{ to: `/${lang}/staff`, name: t('title') }]} />
      <p className={log.broken_at === null ? 'note-box' : 'note-box refusal-box'}>
        {log.broken_at === null ? t('audit.whole', { entries: log.entries }) : t('audit.broken', { at: log.broken_at })}
      </p>
      <div className="stack">
        <FilterForm owns={['action']}>
          <SearchField param="action" label={t('audit.action')} placeholder="user.role" />
        </FilterForm>
        <ActiveFilters
          filters={FILTERS.flatMap((param) => {
            const value = search.get(param)
            const name = `${t(`audit.${param}`)}: ${value}`
            return value ? [{ param, name, label: name }] : []
          })}
        />
        {page.items.length === 0 ? (
          <p className="card">{t('audit.empty')}</p>
        ) : (
          <div className="audit-table">
            <DataTable
              caption={t('audit.title')}
              hideCaption
              cards
              rows={page.items}
              rowKey={(row) => String(row.seq)}
              columns={[
                { id: 'seq', header: t('audit.seq'), numeric: true, rowHeader: true, cell: (row) => row.seq },
                { id: 'at', header: t('audit.at'), cell: (row) => formatMoment(row.at, lang) },
                {
                  id: 'actor',
                  header: t('audit.actor'),
                  cell: (row) => <Link to={changedSearch(search, { actor: row.actor })}>{row.actor_name ?? row.actor}</Link>,
                },
                { id: 'action', header: t('audit.action'), cell: (row) => <code>{row.action}</code> },
                {
                  id: 'target',
                  header: t('audit.target'),
                  cell: (row) =>
                    row.target === null ? t('audit.nothing') : <Link to={changedSearch(search, { target: row.target })}>{row.target}</Link>,
                },
                { id: 'details', header: t('audit.details'), cell: (row) => <Details text={detailsText(row.details)} /> },
              ]}
            />
          </div>
        )}
        <div className="row-between">
          <Pagination total={page.total} nextCursor={page.next_cursor} />
          <span className="downloads">
            <a href={`/export/audit.csv?${csv}`} download>
              CSV
            </a>
          </span>
        </div>
      </div>
    </div>
  )
}

function Details({ text }: { text: string }) {
  return text === '' ? null : <code className="hash">{text}</code>
}

function detailsText(details: Record<string, unknown>): string {
  return Object.entries(details)
    .map(([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' · ')
}
