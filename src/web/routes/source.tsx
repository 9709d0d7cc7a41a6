import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { apiContext } from '../api-context.ts'
import { notFoundAsResponse } from '../api-errors.ts'
import { DataTable } from '../components/data-table.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { isEditionTable, pageOfTable } from '../data/edition-table.ts'
import { formatDate, formatNumber } from '../format/number.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/source.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  return { source: await notFoundAsResponse(context.get(apiContext).source.get({ id: params.id, lang })) }
}

export default function SourcePage({ loaderData: { source } }: Route.ComponentProps) {
  const t = useTranslations('data')
  const lang = useLocale()
  const rows = source.used_by.reduce((sum, use) => sum + use.rows, 0)
  return (
    <div className="page">
      <PageMeta title={source.title} description={t('source.description', { title: source.title })} />
      <PageHeader
        title={source.title}
        crumbs={[
          { to: `/${lang}/data`, name: t('title') },
          { to: `/${lang}/data#sources`, name: t('sources.title') },
        ]}
      />
      <dl className="facts card">
        <dt>{t('sources.publisher')}</dt>
        <dd>{source.publisher ?? <span className="missing-value">{t('sources.no_publisher')}</span>}</dd>
        <dt>{t('source.open')}</dt>
        <dd>
          {source.url && /^https?:/.test(source.url) ? (
            <a className="external" href={source.url} rel="external nofollow">
              {source.url}
            </a>
          ) : (
            <span className="missing-value">{t('source.no_link')}</span>
          )}
        </dd>
        <dt>{t('sources.kind')}</dt>
        <dd>
          <Link to={`/${lang}/data?kind=${source.kind}#sources`}>{t(`kind.${source.kind}`)}</Link>
        </dd>
        <dt>{t('sources.licence')}</dt>
        <dd>{source.licence}</dd>
        <dt>{t('sources.published')}</dt>
        <dd>
          {source.published_on ? formatDate(source.published_on, lang) : <span className="missing-value">{t('sources.no_date')}</span>}
        </dd>
        <dt>{t('sources.retrieved')}</dt>
        <dd>
          {source.retrieved_on ? formatDate(source.retrieved_on, lang) : <span className="missing-value">{t('sources.not_read')}</span>}
        </dd>
        {source.note && (
          <>
            <dt>{t('source.note')}</dt>
            <dd lang="en">{source.note}</dd>
          </>
        )}
        <dt>{t('source.id')}</dt>
        <dd>
          <code>{source.id}</code>
        </dd>
      </dl>
      <section aria-labelledby="rests">
        <h2 id="rests">{t('source.rests')}</h2>
        <p>{t('source.rests_text', { rows })}</p>
        {source.used_by.length > 0 && (
          <DataTable
            caption={t('source.rests')}
            hideCaption
            rows={source.used_by}
            rowKey={(row) => row.table}
            columns={[
              {
                id: 'table',
                header: t('source.table'),
                rowHeader: true,
                cell: (row) =>
                  isEditionTable(row.table) ? <Link to={`/${lang}/${pageOfTable(row.table)}`}>{t(`table.${row.table}`)}</Link> : row.table,
              },
              { id: 'rows', header: t('source.rows'), numeric: true, cell: (row) => formatNumber(row.rows, lang) },
            ]}
          />
        )}
      </section>
    </div>
  )
}
