import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'

/** Where a company was that nobody speaks of any more. */
export function Tombstone({ id }: { id: string }) {
  const t = useTranslations('companies')
  const lang = useLocale()
  return (
    <div className="page">
      <PageMeta title={t('gone.title')} />
      <meta name="robots" content="noindex" />
      <PageHeader title={t('gone.title')} lead={t('gone.text')} crumbs={[{ to: `/${lang}/companies`, name: t('title') }]} />
      <p>
        <Link to={`/${lang}/companies/${id}/history`}>{t('gone.history')}</Link>
      </p>
    </div>
  )
}
