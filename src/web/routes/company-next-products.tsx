import '../styles/qualify.css'
import { Link, redirect } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { apiContext } from '../api-context.ts'
import { notFoundAsResponse } from '../api-errors.ts'
import { CompanyPageHeader } from '../companies/company-page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { useEdition } from '../components/site-data.ts'
import { pageLanguage } from '../page-language.ts'
import { NextProductCard } from '../qualify/next-product-card.tsx'
import type { Route } from './+types/company-next-products.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const next = await notFoundAsResponse(context.get(apiContext).qualify.nextProducts({ id: params.id, lang }))
  if (next.company.id !== params.id) throw redirect(`/${lang}/companies/${next.company.id}/next-products`, 301)
  return next
}

export default function CompanyNextProducts({ loaderData: { company, made, items, reason } }: Route.ComponentProps) {
  const t = useTranslations('qualify.next')
  const lang = useLocale()
  const { fictional } = useEdition()
  return (
    <div className="page qualify-page">
      <PageMeta title={t('title', { name: company.name })} description={t('lead')} />
      <CompanyPageHeader company={{ ...company, fictional }} title={t('title', { name: company.name })} lead={t('lead')} />
      {made.length > 0 && (
        <p>
          {t('from')}:{' '}
          {made.map(({ id, name }, at) => (
            <span key={id}>
              {at > 0 && ', '}
              <Link to={`/${lang}/segments/${id}`}>{name}</Link>
            </span>
          ))}
        </p>
      )}
      {reason && <p className="note-box">{reason}</p>}
      {items.length > 0 && (
        <ol className="next-list">
          {items.map((item) => (
            <NextProductCard key={item.segment.id} item={item} />
          ))}
        </ol>
      )}
    </div>
  )
}
