import '../styles/staff.css'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { STAFF_ROLES } from '../../domain/policy/actor.ts'
import { apiContext } from '../api-context.ts'
import { DataTable } from '../components/data-table.tsx'
import { FilterForm, SearchField, SelectField } from '../components/filters.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { Pagination } from '../components/pagination.tsx'
import { formatMoment } from '../format/moment.ts'
import { changedSearch, choice, textParam } from '../links.ts'
import { pageLanguage } from '../page-language.ts'
import { staffOnly } from '../staff/staff-only.ts'
import type { Route } from './+types/staff-users.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const search = new URL(request.url).searchParams
  return staffOnly(
    lang,
    `/staff/users${changedSearch(search, {})}`,
    context.get(apiContext).user.list({
      q: textParam(search, 'q'),
      staff_role: choice(search, 'staff_role', [...STAFF_ROLES, 'any', 'none']),
      lang,
      limit: 50,
      cursor: search.get('cursor') ?? undefined,
    }),
  )
}

/** People with an account, for administrators. */
export default function StaffUsers({ loaderData: page }: Route.ComponentProps) {
  const t = useTranslations('staff')
  const lang = useLocale()
  return (
    <div className="page">
      <PageMeta title={t('users.title')} />
      <meta name="robots" content="noindex" />
      <PageHeader title={t('users.title')} lead={t('users.lead')} crumbs={[{ to: `/${lang}/staff`, name: t('title') }]} />
      <div className="stack">
        <FilterForm owns={['q', 'staff_role']}>
          <SearchField label={t('users.search')} />
          <SelectField
            param="staff_role"
            label={t('users.role')}
            none={t('users.everybody')}
            options={(['any', ...STAFF_ROLES, 'none'] as const).map((value) => ({ value, name: t(`role.${value}`) }))}
          />
        </FilterForm>
        {page.items.length === 0 ? (
          <p className="card">{t('users.empty')}</p>
        ) : (
          <DataTable
            caption={t('users.title')}
            hideCaption
            cards
            rows={page.items}
            rowKey={(row) => row.user_id}
            columns={[
              {
                id: 'name',
                header: t('users.name'),
                rowHeader: true,
                cell: (row) => <Link to={`/${lang}/staff/users/${row.user_id}`}>{row.name}</Link>,
              },
              { id: 'email', header: t('users.email'), cell: (row) => <span className="file-name">{row.email}</span> },
              { id: 'role', header: t('users.role'), cell: (row) => (row.staff_role ? t(`role.${row.staff_role}`) : t('role.none')) },
              { id: 'code', header: t('users.second_factor'), cell: (row) => t(row.second_factor ? 'users.on' : 'users.off') },
              {
                id: 'organisations',
                header: t('users.organisations'),
                cell: (row) => row.organisations.map(({ name }) => name).join(', ') || t('users.nobody'),
              },
              {
                id: 'state',
                header: t('users.state'),
                cell: (row) => t(row.blocked_at ? 'users.blocked' : row.email_verified ? 'users.active' : 'users.not_verified'),
              },
              { id: 'since', header: t('users.since'), cell: (row) => formatMoment(row.created_at, lang) },
            ]}
          />
        )}
        <Pagination total={page.total} nextCursor={page.next_cursor} />
      </div>
    </div>
  )
}
