import '../styles/search.css'
import { Link, redirect } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { SearchAnswer } from '../../api/contract/search.ts'
import { apiContext } from '../api-context.ts'
import { notFoundAsResponse } from '../api-errors.ts'
import { CompareToggle } from '../compare/compare-toggle.tsx'
import { CompareTray } from '../compare/compare-tray.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { textParam } from '../links.ts'
import { pageLanguage } from '../page-language.ts'
import { SearchBox } from '../search/search-box.tsx'
import { Corrected, UnderstoodNote } from '../search/understood-note.tsx'
import type { Route } from './+types/search.ts'

const PER_GROUP = 8
/** Each leads somewhere in every edition: a product, a product by its number, a place by its old name, a certificate. */
const EXAMPLES = ['PCB', 'HS 8534', 'Bắc Giang', 'ISO 9001'] as const

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const q = textParam(new URL(request.url).searchParams, 'q')
  const answer = q === undefined ? null : await notFoundAsResponse(context.get(apiContext).search.all({ q, lang, limit: PER_GROUP }))
  // A tax code or another number of one company is no question: here is its page.
  if (answer?.straight_to) throw redirect(`/${lang}/${answer.straight_to.href_path}`)
  return { q: q ?? '', answer }
}

export default function Search({ loaderData: { q, answer } }: Route.ComponentProps) {
  const t = useTranslations('search')
  const companies = useTranslations('companies')
  const lang = useLocale()
  const groups = answer?.groups.filter((group) => group.items.length > 0) ?? []
  const isEmpty = answer !== null && groups.length === 0
  return (
    <div className="page search-page">
      <PageMeta title={q === '' ? t('title') : t('heading', { q })} description={t('description')} />
      <PageHeader title={q === '' ? t('title') : isEmpty ? t('heading_none', { q }) : t('heading', { q })} />
      <SearchBox key={q} className="search-large" label={t('field')} defaultValue={q} wordy />
      {answer === null && <Examples />}
      {answer && (
        <>
          {/* Words can be taken as they stand in the list of companies only: nothing else is called by words nobody uses. */}
          <Corrected didYouMean={answer.did_you_mean} path={`/${lang}/companies`} />
          <UnderstoodNote understood={answer.understood} words={answer.words} undo={false} />
          {answer.not_yet_found > 0 && <p className="note">{companies('not_yet_found', { count: answer.not_yet_found })}</p>}
          {isEmpty && <NothingFound />}
          <div className="search-groups">
            {groups.map((group) => (
              <Group key={group.kind} {...group} q={q} />
            ))}
          </div>
          {groups.some(({ kind }) => kind === 'company') && <CompareTray />}
        </>
      )}
    </div>
  )
}

type Group = SearchAnswer['groups'][number]

function Group({ kind, total, items, q }: Group & { q: string }) {
  const t = useTranslations('search')
  const common = useTranslations('common.search.kind')
  const lang = useLocale()
  return (
    <section className="card" aria-labelledby={`group-${kind}`}>
      <div className="row-between">
        <h2 id={`group-${kind}`}>{common(kind)}</h2>
        {total > items.length && <span className="quiet">{t('some_of', { shown: items.length, total })}</span>}
      </div>
      <ul className="search-found">
        {items.map((item) => (
          <li key={`${item.kind} ${item.id}`}>
            <span className="found-name">
              <Link to={`/${lang}/${item.href_path}`}>{item.name}</Link>
              {item.detail && <small className="quiet">{item.detail}</small>}
            </span>
            {kind === 'company' && <CompareToggle id={item.id} name={item.name} />}
          </li>
        ))}
      </ul>
      {kind === 'company' && (
        <p>
          <Link className="button" to={`/${lang}/companies?${new URLSearchParams({ q })}`}>
            {t('all_companies', { count: total })}
          </Link>
        </p>
      )}
    </section>
  )
}

function Examples() {
  const t = useTranslations('search')
  return (
    <p>
      {t('examples')}:{' '}
      {EXAMPLES.map((q, index) => (
        <span key={q}>
          {index > 0 && ' · '}
          <Link to={`?${new URLSearchParams({ q })}`}>{q}</Link>
        </span>
      ))}
    </p>
  )
}

function NothingFound() {
  const t = useTranslations('search')
  const lang = useLocale()
  const ways = [
    { to: 'companies', name: t('none_browse') },
    { to: 'segments', name: t('none_segments') },
    { to: 'places', name: t('none_places') },
  ]
  return (
    <div className="note-box">
      <p>{t('none_note')}</p>
      <ul className="tight">
        {ways.map(({ to, name }) => (
          <li key={to}>
            <Link to={`/${lang}/${to}`}>{name}</Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
