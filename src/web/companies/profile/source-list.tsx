import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { CompanyDetail } from '../../../api/contract/company.ts'
import { formatDate } from '../../format/number.ts'

/** Every source the page rests on, written out: also for the reader of the printed page. */
export function SourceList({ sources }: { sources: CompanyDetail['sources'] }) {
  const t = useTranslations('companies.page')
  const lang = useLocale()
  return (
    <section aria-labelledby="sources">
      <h2 id="sources">{t('sources')}</h2>
      <ol className="source-list">
        {sources.map((source) => (
          <li key={source.id}>
            <Link to={`/${lang}/sources/${source.id}`}>{source.title}</Link>
            <span className="quiet">
              {[
                source.publisher,
                source.published_on && t('published', { date: formatDate(source.published_on, lang) }),
                source.retrieved_on ? t('read', { date: formatDate(source.retrieved_on, lang) }) : t('read_earlier'),
              ]
                .filter(Boolean)
                .map((text) => ` · ${text}`)}
            </span>
            {source.url && (
              <>
                {' · '}
                <a className="external" href={source.url} rel="nofollow noopener">
                  {hostOf(source.url)}
                </a>
              </>
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : url
}
