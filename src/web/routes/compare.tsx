import '../styles/companies.css'
import '../styles/compare.css'
import { data, Link, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { apiContext } from '../api-context.ts'
import { AddCompany } from '../compare/add-company.tsx'
import { MOST_COMPARED } from '../compare/chosen.ts'
import { CompareTable } from '../compare/compare-table.tsx'
import { Narrow } from '../compare/narrow.tsx'
import { numberSources, SourceNumbers } from '../compare/numbered-sources.tsx'
import { FileLinks } from '../components/file-links.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { companyName, findCompanies } from '../curation/find-companies.server.ts'
import { textParam } from '../links.ts'
import { pageLanguage } from '../page-language.ts'
import { sourceNames } from '../source-names.server.ts'
import type { Route } from './+types/compare.ts'

/** Names are looked up for so many ids; nobody ticks more by hand. */
const MOST_NAMED = 40

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const search = new URL(request.url).searchParams
  const ids = [...new Set(search.getAll('id').map((id) => id.trim()))].filter((id) => /^[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*$/.test(id))
  const q = textParam(search, 'q')
  const choices = await findCompanies(api, lang, q, ids)
  if (ids.length > MOST_COMPARED) {
    const companies = await Promise.all(
      ids.slice(0, MOST_NAMED).map(async (id) => ({ id, name: (await companyName(api, lang, id)) ?? id })),
    )
    return data({ tooMany: companies, comparison: null, choices, names: {} }, { status: 400 })
  }
  const comparison = ids.length === 0 ? null : await api.compare.get({ id: ids, lang })
  const cited = comparison === null ? [] : numberSources(comparison, {}).numbers.keys()
  return { tooMany: null, comparison, choices, names: await sourceNames(api, lang, cited) }
}

export default function Compare({ loaderData: { tooMany, comparison, choices, names } }: Route.ComponentProps) {
  const t = useTranslations('compare')
  const common = useTranslations('common')
  const lang = useLocale()
  const [search] = useSearchParams()
  const companies = comparison?.companies ?? []
  const files = new URLSearchParams([...companies.map(({ id }) => ['id', id] as [string, string]), ['lang', lang]])
  const onlyDifferences = search.get('only') === 'differences'
  return (
    <div className="page compare-page">
      <PageMeta title={t('title')} description={t('lead')} />
      <meta name="robots" content="noindex" />
      <PageHeader
        title={companies.length > 1 ? t('title_of', { count: companies.length }) : t('title')}
        lead={companies.length > 1 ? undefined : t('lead')}
        crumbs={[{ to: `/${lang}/companies`, name: t('companies') }]}
      />
      <Messages companies={companies} unknown={comparison?.unknown ?? []} />
      {tooMany && <Narrow companies={tooMany} />}
      {companies.length > 0 && comparison && (
        <>
          <div className="row-between no-print">
            {companies.length > 1 && <OnlySwitch on={onlyDifferences} />}
            <FileLinks file="compare" search={files} json={`/api/v1/companies/compare?${files}`} print />
          </div>
          <Jump groups={comparison.groups} />
          <CompareTable
            comparison={comparison}
            sources={numberSources(comparison, names)}
            onlyDifferences={onlyDifferences && companies.length > 1}
          />
          <SourceNumbers sources={numberSources(comparison, names)} />
          <p className="note">{common('evidence.explain')}</p>
        </>
      )}
      {tooMany === null && <AddCompany choices={choices} full={companies.length >= MOST_COMPARED} />}
    </div>
  )
}

function Messages({
  companies,
  unknown,
}: {
  companies: readonly { id: string; message: string | null }[]
  unknown: readonly { id: string; message: string }[]
}) {
  const told = [...companies, ...unknown].flatMap(({ id, message }) => (message === null ? [] : [{ id, message }]))
  if (told.length === 0) return null
  return (
    <div role="status" className="note-box">
      {told.map(({ id, message }) => (
        <p key={id}>{message}</p>
      ))}
    </div>
  )
}

/** The table is long on a phone. */
function Jump({ groups }: { groups: readonly { group: string; name: string }[] }) {
  const t = useTranslations('compare')
  return (
    <nav aria-label={t('jump')} className="compare-jump no-print">
      <ul className="chips">
        {groups.map(({ group, name }) => (
          <li key={group}>
            <a className="chip" href={`#group-${group}`}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function OnlySwitch({ on }: { on: boolean }) {
  const t = useTranslations('compare')
  const [search] = useSearchParams()
  const to = (differences: boolean) => {
    const next = new URLSearchParams(search)
    next.delete('only')
    if (differences) next.set('only', 'differences')
    return `?${next}`
  }
  return (
    <nav aria-label={t('rows')} className="compare-switch">
      <ul>
        {[false, true].map((differences) => (
          <li key={String(differences)}>
            <Link to={to(differences)} aria-current={on === differences ? 'true' : undefined} preventScrollReset>
              {differences ? t('only_differences') : t('all_rows')}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
