import '../styles/needs.css'
import { Link, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { NEED_FITS, NEED_KINDS } from '../../domain/needs.ts'
import { membersOnly } from '../account/members-only.ts'
import { apiContext } from '../api-context.ts'
import { FileLinks } from '../components/file-links.tsx'
import { ActiveFilters, FacetList } from '../components/filters.tsx'
import { CompanyPageHeader } from '../companies/company-page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { Pagination } from '../components/pagination.tsx'
import { choice, searchOf, slugParam } from '../links.ts'
import { CompanyNeedCard } from '../needs/company-need-card.tsx'
import { evidenceSources } from '../needs/match-sources.ts'
import { pageLanguage } from '../page-language.ts'
import { sourceNames } from '../source-names.server.ts'
import type { Route } from './+types/company-needs.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const searchParams = searchOf(request)
  const here = `/companies/${params.id}/needs?${searchParams}`
  const page = await membersOnly(
    lang,
    here,
    api.need.ofCompany({
      id: params.id,
      lang,
      limit: 20,
      fit: choice(searchParams, 'fit', NEED_FITS),
      kind: choice(searchParams, 'kind', NEED_KINDS),
      segment: slugParam(searchParams, 'segment'),
      cursor: searchParams.get('cursor') ?? undefined,
    }),
  )
  const company = await membersOnly(lang, here, api.company.get({ id: params.id, lang }))
  return {
    page,
    company: { id: company.id, name: company.name, fictional: company.fictional },
    names: await sourceNames(api, lang, [
      ...evidenceSources({ items: page.items, near_misses: [] }),
      ...page.items.flatMap(({ need }) => need.source_id ?? []),
    ]),
  }
}

export const headers = () => ({ 'cache-control': 'no-store' })

const FACETS = ['fit', 'segment', 'kind'] as const

export default function CompanyNeeds({ loaderData: { page, company, names } }: Route.ComponentProps) {
  const t = useTranslations('needs.supplier')
  const needs = useTranslations('needs')
  const lang = useLocale()
  const [search] = useSearchParams()
  const filters = FACETS.flatMap((param): [string, string][] => (search.get(param) ? [[param, search.get(param) ?? '']] : []))
  const active = FACETS.flatMap((param) => {
    const value = search.get(param)
    if (!value) return []
    const name = page.facets[param]?.find((facet) => facet.value === value)?.name ?? value
    return [{ param, name, label: name }]
  })
  return (
    <div className="page needs-page">
      <PageMeta title={t('title', { name: company.name })} />
      <meta name="robots" content="noindex" />
      <CompanyPageHeader company={company} title={t('title', { name: company.name })} lead={t('lead')} />
      <div className="with-facets">
        <details className="facets-fold">
          <summary>{needs('mine.filter')}</summary>
          {FACETS.map((param) => (
            <FacetList key={param} param={param} legend={t(`facet.${param}`)} items={page.facets[param] ?? []} />
          ))}
        </details>
        <div className="stack">
          <ActiveFilters filters={active} />
          {page.items.length === 0 ? (
            <div className="note-box">
              <p>{active.length > 0 ? t('none_here') : t('none')}</p>
              <p className="row">
                <Link to={`/${lang}/my-company/${company.id}`}>{t('complete')}</Link>
                <Link to={`/${lang}/needs`}>{t('all_needs')}</Link>
              </p>
            </div>
          ) : (
            <ul className="need-list" aria-label={t('list')}>
              {page.items.map((one) => (
                <CompanyNeedCard key={one.need.need_id} of={one} companyId={company.id} names={names} />
              ))}
            </ul>
          )}
          <div className="row-between">
            <Pagination total={page.total} nextCursor={page.next_cursor} />
            {page.items.length > 0 && (
              <FileLinks
                file="company-needs"
                search={new URLSearchParams([['id', company.id], ...filters, ['lang', lang]])}
                json={`/api/v1/companies/${company.id}/needs?${new URLSearchParams([...filters, ['limit', '500'], ['lang', lang]])}`}
              />
            )}
          </div>
        </div>
      </div>
    </div>
  )
}
