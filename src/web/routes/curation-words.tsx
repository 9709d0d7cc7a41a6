import '../styles/curation.css'
import { Link, redirect, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { VOCABULARIES, type Vocabulary } from '../../domain/vocabulary.ts'
import { apiContext } from '../api-context.ts'
import { orRefusal } from '../api-errors.ts'
import { FacetList, FilterForm, SearchField } from '../components/filters.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { Pagination } from '../components/pagination.tsx'
import { formText } from '../curation/form-texts.ts'
import { RefusalBox } from '../curation/refusal-box.tsx'
import { allPages } from '../data/all-pages.server.ts'
import { changedSearch, choice, textParam } from '../links.ts'
import { operatorOnly } from '../operator-only.ts'
import { pageLanguage } from '../page-language.ts'
import { WordCard } from '../vocabulary/word-card.tsx'
import type { Route } from './+types/curation-words.ts'

const PER_PAGE = 20

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const search = new URL(request.url).searchParams
  const page = await operatorOnly(
    lang,
    `/curation/words${changedSearch(search, {})}`,
    api.vocabulary.words({
      vocabulary: choice(search, 'vocabulary', VOCABULARIES),
      q: textParam(search, 'q'),
      lang,
      limit: PER_PAGE,
      cursor: search.get('cursor') ?? undefined,
    }),
  )
  const shown = [...new Set(page.items.map((word) => word.vocabulary))]
  const entries = await Promise.all(
    shown.map(async (vocabulary) => {
      const all = await allPages((cursor) => api.vocabulary.entries({ vocabulary, lang, limit: 500, cursor }))
      return [vocabulary, all.map(({ id, name }) => ({ id, name })).toSorted((a, b) => a.name.localeCompare(b.name, lang))] as const
    }),
  )
  return {
    page,
    entries: Object.fromEntries(entries) as Partial<Record<Vocabulary, { id: string; name: string }[]>>,
    done: search.get('done'),
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const form = await request.formData()
  const vocabulary = VOCABULARIES.find((each) => each === formText(form, 'vocabulary')) ?? 'process'
  const chosen = formText(form, 'entry')
  const entry = chosen === 'other' ? formText(form, 'other') : chosen
  const done = await orRefusal(
    context
      .get(apiContext)
      .vocabulary.decideWord({ vocabulary, word: formText(form, 'word') ?? '', entry_id: entry === 'none' ? null : (entry ?? ''), lang }),
  )
  if (done.refusal) return { refusal: done.refusal }
  const search = new URL(request.url).searchParams
  return redirect(`/${lang}/curation/words${changedSearch(search, { done: done.answer.event_id })}`)
}

export default function CurationWords({ loaderData: { page, entries, done }, actionData }: Route.ComponentProps) {
  const t = useTranslations('vocabulary.queue')
  const lang = useLocale()
  const [search] = useSearchParams()
  const csv = new URLSearchParams([...search].filter(([key, value]) => key !== 'cursor' && key !== 'done' && value !== ''))
  csv.set('lang', lang)
  return (
    <div className="page">
      <PageMeta title={t('title')} />
      <PageHeader title={t('title')} lead={t('lead', { count: page.total })} crumbs={[{ to: `/${lang}/curation/log`, name: t('crumb') }]} />
      <RefusalBox refusal={actionData?.refusal} />
      {done && (
        <p role="status" className="note-box">
          {t('done')} <Link to={`/${lang}/curation/log?kind=word&done=${done}`}>{t('undo')}</Link>
        </p>
      )}
      <div className="with-facets">
        <div>
          <FacetList param="vocabulary" legend={t('facet')} items={page.facets['vocabulary'] ?? []} />
        </div>
        <div className="stack">
          <FilterForm owns={['q']}>
            <SearchField label={t('search')} />
          </FilterForm>
          {page.items.length === 0 ? (
            <p className="card">{t('empty')}</p>
          ) : (
            <ul className="cards wide-cards">
              {page.items.map((word) => (
                <WordCard key={`${word.vocabulary} ${word.word}`} word={word} entries={entries[word.vocabulary] ?? []} />
              ))}
            </ul>
          )}
          <div className="row-between">
            <Pagination total={page.total} nextCursor={page.next_cursor} />
            <span className="downloads">
              <a href={`/export/unknown-words.csv?${csv}`} download>
                CSV
              </a>
            </span>
          </div>
        </div>
      </div>
    </div>
  )
}
