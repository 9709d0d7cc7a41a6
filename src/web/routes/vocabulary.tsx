import { data, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { VOCABULARIES } from '../../domain/vocabulary.ts'
import { apiContext } from '../api-context.ts'
import { FileLinks } from '../components/file-links.tsx'
import { ActiveFilters, FilterForm, SearchField, SelectField } from '../components/filters.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { Pagination } from '../components/pagination.tsx'
import { SourceLinks } from '../components/source-links.tsx'
import { slugParam, textParam } from '../links.ts'
import { pageLanguage } from '../page-language.ts'
import { sourceNames } from '../source-names.server.ts'
import { EntryCard } from '../vocabulary/entry-card.tsx'
import type { Route } from './+types/vocabulary.ts'

const PER_PAGE = 60

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const vocabulary = VOCABULARIES.find((each) => each === params.kind)
  if (vocabulary === undefined) throw data(null, { status: 404 })
  const api = context.get(apiContext)
  const search = new URL(request.url).searchParams
  const [page, list] = await Promise.all([
    api.vocabulary.entries({
      vocabulary,
      q: textParam(search, 'q'),
      group: slugParam(search, 'group'),
      lang,
      limit: PER_PAGE,
      cursor: search.get('cursor') ?? undefined,
    }),
    api.vocabulary.list({ lang, limit: 50 }),
  ])
  const about = list.items.find((each) => each.id === vocabulary)
  const sources = [...new Set(page.items.map((entry) => entry.source_id))]
  return {
    vocabulary,
    page,
    name: about?.name ?? vocabulary,
    description: about?.description ?? '',
    sources,
    names: await sourceNames(api, lang, sources),
  }
}

export default function VocabularyPage({ loaderData }: Route.ComponentProps) {
  const { vocabulary, page, name, description, sources, names } = loaderData
  const t = useTranslations('vocabulary')
  const lang = useLocale()
  const [search] = useSearchParams()
  const query = new URLSearchParams([...search].filter(([key, value]) => key !== 'cursor' && value !== ''))
  query.set('lang', lang)
  const file = new URLSearchParams(query)
  file.set('vocabulary', vocabulary)
  const groups = page.facets['group'] ?? []
  const [q, group] = [search.get('q'), groups.find((each) => each.value === search.get('group'))]
  return (
    <div className="page">
      <PageMeta title={name} description={description} />
      <PageHeader title={name} lead={description} crumbs={[{ to: `/${lang}/vocabulary`, name: t('title') }]} />
      <FilterForm owns={['q', 'group']}>
        <SearchField label={t('search')} />
        <SelectField
          param="group"
          label={t('group')}
          none={t('all_groups')}
          options={groups.map((each) => ({ value: each.value, name: `${each.name} (${each.count})` }))}
        />
      </FilterForm>
      <ActiveFilters
        filters={[
          ...(q ? [{ param: 'q', name: `“${q}”`, label: q }] : []),
          ...(group ? [{ param: 'group', name: group.name, label: group.name }] : []),
        ]}
      />
      <div className="row-between">
        <h2>{t('entries', { count: page.total })}</h2>
        <FileLinks file="vocabulary-entries" search={file} json={`/api/v1/vocabularies/${vocabulary}?${query}`} />
      </div>
      {page.total === 0 && <p className="card">{t('nothing')}</p>}
      <ul className="cards wide-cards">
        {page.items.map((entry) => (
          <EntryCard key={entry.id} vocabulary={vocabulary} entry={entry} />
        ))}
      </ul>
      <Pagination total={page.total} nextCursor={page.next_cursor} />
      <p className="note">
        <SourceLinks ids={sources} names={names} />
      </p>
    </div>
  )
}
