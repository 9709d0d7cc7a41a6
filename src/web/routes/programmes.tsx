import { useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Reference } from '../../api/contract/common.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { apiContext } from '../api-context.ts'
import { allPages } from '../data/all-pages.server.ts'
import { DownloadLinks } from '../components/download-links.tsx'
import { ActiveFilters, FilterForm, SearchField, SelectField } from '../components/filters.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { choice, slugParam, textParam } from '../links.ts'
import { pageLanguage } from '../page-language.ts'
import { sourceNames } from '../source-names.server.ts'
import { InstitutionCard } from '../support/institution-card.tsx'
import { KindField } from '../support/kind-field.tsx'
import { KINDS } from '../support/kinds.ts'
import { byDate, ProgrammeCard } from '../support/programme-card.tsx'
import type { Route } from './+types/programmes.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const search = new URL(request.url).searchParams
  const filters = { q: textParam(search, 'q'), segment: slugParam(search, 'segment') }
  const kind = choice(search, 'kind', KINDS)
  const [allProgrammes, allInstitutions, programmes, institutions] = await Promise.all([
    allPages((cursor) => api.place.programmes({ lang, limit: 500, cursor })),
    allPages((cursor) => api.place.institutions({ lang, limit: 500, cursor })),
    allPages((cursor) => api.place.programmes({ ...filters, lang, limit: 500, cursor })),
    allPages((cursor) => api.place.institutions({ ...filters, province: slugParam(search, 'province'), lang, limit: 500, cursor })),
  ])
  const shown = {
    programmes: programmes.filter((row) => !kind || row.kind === kind).toSorted(byDate),
    institutions: institutions.filter((row) => !kind || row.kind === kind),
  }
  return {
    ...shown,
    // Only what something here concerns: no choice leads to an empty page by itself.
    segments: options(
      [...allProgrammes, ...allInstitutions].flatMap((row) => row.segments),
      lang,
    ),
    provinces: options(
      allInstitutions.flatMap((row) => row.province ?? []),
      lang,
    ),
    names: await sourceNames(
      api,
      lang,
      [...shown.programmes, ...shown.institutions].map((row) => row.source_id),
    ),
  }
}

function options(references: readonly Reference[], lang: Language) {
  const named = new Map(references.map(({ id, name }) => [id, name]))
  return [...named].map(([value, name]) => ({ value, name })).toSorted((a, b) => a.name.localeCompare(b.name, lang))
}

export default function Programmes({ loaderData }: Route.ComponentProps) {
  const t = useTranslations('data.support')
  const [search] = useSearchParams()
  const kind = choice(search, 'kind', KINDS)
  const nameOf = (choices: readonly { value: string; name: string }[], param: string) =>
    choices.find((option) => option.value === search.get(param))?.name
  const segment = nameOf(loaderData.segments, 'segment')
  const province = nameOf(loaderData.provinces, 'province')
  const q = search.get('q')
  const active = [
    ...(q ? [{ param: 'q', name: `“${q}”`, label: q }] : []),
    ...(segment ? [{ param: 'segment', name: segment, label: segment }] : []),
    ...(kind ? [{ param: 'kind', name: t(`kinds.${kind}`), label: t(`kinds.${kind}`) }] : []),
    ...(province ? [{ param: 'province', name: province, label: province }] : []),
  ]
  return (
    <div className="page">
      <PageMeta title={t('title')} description={t('lead')} canonicalParams={['segment']} />
      <PageHeader title={t('title')} lead={t('lead')}>
        <p className="row">
          <a href="#programmes">{t('programmes', { count: loaderData.programmes.length })}</a>
          <a href="#institutions">{t('institutions', { count: loaderData.institutions.length })}</a>
        </p>
      </PageHeader>
      <FilterForm owns={['q', 'segment', 'kind', 'province']}>
        <SearchField label={t('search')} />
        <SelectField param="segment" label={t('segment')} none={t('any')} options={loaderData.segments} />
        <KindField />
        <SelectField param="province" label={t('province')} none={t('any')} options={loaderData.provinces} />
      </FilterForm>
      <ActiveFilters filters={active} />
      <section aria-labelledby="programmes">
        <div className="row-between">
          <h2 id="programmes">{t('programmes', { count: loaderData.programmes.length })}</h2>
          <DownloadLinks table="programmes" search={search} />
        </div>
        <ul className="cards wide-cards">
          {loaderData.programmes.map((programme) => (
            <ProgrammeCard key={programme.id} programme={programme} names={loaderData.names} />
          ))}
        </ul>
      </section>
      <section aria-labelledby="institutions">
        <div className="row-between">
          <h2 id="institutions">{t('institutions', { count: loaderData.institutions.length })}</h2>
          <DownloadLinks table="institutions" search={search} />
        </div>
        <ul className="cards wide-cards">
          {loaderData.institutions.map((institution) => (
            <InstitutionCard key={institution.id} institution={institution} names={loaderData.names} />
          ))}
        </ul>
      </section>
    </div>
  )
}
