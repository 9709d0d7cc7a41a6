import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { apiContext } from '../api-context.ts'
import { FileLinks } from '../components/file-links.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { formatNumber } from '../format/number.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/vocabularies.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  return context.get(apiContext).vocabulary.list({ lang: pageLanguage(params.lang), limit: 50 })
}

export default function Vocabularies({ loaderData: { items } }: Route.ComponentProps) {
  const t = useTranslations('vocabulary')
  const lang = useLocale()
  const query = new URLSearchParams({ lang })
  return (
    <div className="page">
      <PageMeta title={t('title')} description={t('lead')} />
      <PageHeader title={t('title')} lead={t('lead')} crumbs={[{ to: `/${lang}/data`, name: t('crumb_data') }]} />
      <ul className="cards wide-cards">
        {items.map((vocabulary) => (
          <li key={vocabulary.id} className="card">
            <h2 className="card-title">
              <Link to={`/${lang}/vocabulary/${vocabulary.id}`}>{vocabulary.name}</Link>
            </h2>
            <p>{vocabulary.description}</p>
            <p className="note">
              {t('size', {
                entries: vocabulary.entries,
                words: formatNumber(vocabulary.words, lang),
              })}{' '}
              {t('waiting', { count: vocabulary.unknown_words })}
            </p>
          </li>
        ))}
      </ul>
      <FileLinks file="vocabularies" search={query} json={`/api/v1/vocabularies?${query}`} />
      <section aria-labelledby="how">
        <h2 id="how">{t('how.title')}</h2>
        <p className="measure">{t('how.words')}</p>
        <p className="measure">{t('how.sure')}</p>
      </section>
    </div>
  )
}
