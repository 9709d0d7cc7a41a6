import '../styles/segment.css'
import '../styles/gaps.css'
import { Link, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { apiContext } from '../api-context.ts'
import { notFoundAsResponse } from '../api-errors.ts'
import { DownloadLinks } from '../components/download-links.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { Pagination } from '../components/pagination.tsx'
import { SourceLinks } from '../components/source-links.tsx'
import { GapCard } from '../gaps/gap-card.tsx'
import { pageLanguage } from '../page-language.ts'
import { segmentFilters } from '../segment/filters.ts'
import { SegmentFilterForm } from '../segment/segment-filters.tsx'
import { sourceNames } from '../source-names.server.ts'
import type { Route } from './+types/gaps.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const search = new URL(request.url).searchParams
  const page = await notFoundAsResponse(
    api.segment.gaps({ lang, limit: 30, cursor: search.get('cursor') ?? undefined, ...segmentFilters(search) }),
  )
  const ids = page.items.flatMap((gap) => [...gap.segment.import_usd.source_ids, ...gap.parts.flatMap((part) => part.source_ids)])
  return { page, names: await sourceNames(api, lang, ids) }
}

export default function Gaps({ loaderData: { page, names } }: Route.ComponentProps) {
  const t = useTranslations('gaps')
  const common = useTranslations('common')
  const lang = useLocale()
  const [search] = useSearchParams()
  return (
    <div className="page">
      <PageMeta title={t('title')} description={t('description')} />
      <PageHeader
        title={t('heading', { count: page.total })}
        lead={
          <>
            {t('answers')} {t('not_answers')}
          </>
        }
      />
      <div className="note-box">
        <p>{t('limits')}</p>
        <details className="more" id="method">
          <summary>{t('method')}</summary>
          {(['candidates', 'parts', 'formula', 'caution'] as const).map((key) => (
            <p key={key}>{t(`method_text.${key}`)}</p>
          ))}
          <p>
            <Link to={`/${lang}/data#limits`}>{common('footer.methods')}</Link>
          </p>
        </details>
      </div>
      <SegmentFilterForm facets={page.facets} />
      {page.items.length > 0 ? (
        <ol className="gaps" aria-label={t('list')}>
          {page.items.map((gap) => (
            <GapCard key={gap.segment.id} gap={gap} />
          ))}
        </ol>
      ) : (
        <p className="note-box">
          {common('list.none')} {common('list.drop')}
        </p>
      )}
      <p className="note">
        <SourceLinks ids={Object.keys(names)} names={names} />
      </p>
      <div className="row-between">
        <Pagination total={page.total} nextCursor={page.next_cursor} />
        <DownloadLinks table="gaps" search={search} />
      </div>
    </div>
  )
}
