import '../styles/segment.css'
import { useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { apiContext } from '../api-context.ts'
import { notFoundAsResponse } from '../api-errors.ts'
import { DownloadLinks } from '../components/download-links.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { Pagination } from '../components/pagination.tsx'
import { SourceLinks } from '../components/source-links.tsx'
import { choice, slugParam, textParam } from '../links.ts'
import { pageLanguage } from '../page-language.ts'
import { SEGMENT_SORTS, segmentFilters } from '../segment/filters.ts'
import { SegmentFilterForm } from '../segment/segment-filters.tsx'
import { SegmentTable } from '../segment/segment-table.tsx'
import { sourceNames } from '../source-names.server.ts'
import type { Route } from './+types/segments.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const search = new URL(request.url).searchParams
  const page = await notFoundAsResponse(
    api.segment.list({
      lang,
      limit: 50,
      q: textParam(search, 'q'),
      sort: choice(search, 'sort', SEGMENT_SORTS),
      cursor: search.get('cursor') ?? undefined,
      family: slugParam(search, 'family'),
      ...segmentFilters(search),
    }),
  )
  const ids = [...new Set(page.items.flatMap((row) => [row.export_usd, row.import_usd, row.rca].flatMap((figure) => figure.source_ids)))]
  return { page, ids, names: await sourceNames(api, lang, ids) }
}

export default function Segments({ loaderData: { page, ids, names } }: Route.ComponentProps) {
  const t = useTranslations('segment')
  const common = useTranslations('common')
  const [search] = useSearchParams()
  return (
    <div className="page">
      <PageMeta title={t('list.title')} description={t('list.description')} />
      <PageHeader title={t('list.heading', { count: page.total })} lead={t('list.lead')} />
      <SegmentFilterForm facets={page.facets} searchable sorts={SEGMENT_SORTS.map((value) => ({ value, name: t(`sort.${value}`) }))} />
      {page.items.length > 0 ? (
        <SegmentTable segments={page.items} names={names} />
      ) : (
        <p className="note-box">
          {common('list.none')} {common('list.drop')}
        </p>
      )}
      <div className="row-between">
        <Pagination total={page.total} nextCursor={page.next_cursor} />
        <DownloadLinks table="segments" search={search} />
      </div>
      <div className="note stack-tight">
        <p>{t('list.rca_hint')}</p>
        <p>{t('list.unknown_hint')}</p>
        <p>
          <SourceLinks ids={ids} names={names} />
        </p>
      </div>
    </div>
  )
}
