import { useTranslations } from 'use-intl'
import { useEdition } from '../components/site-data.ts'

export function Licence() {
  const t = useTranslations('data.licence')
  const edition = useEdition()
  return (
    <section aria-labelledby="licence" className="prose-wide">
      <h2 id="licence">{t('title')}</h2>
      <p>{t('text', { licence: edition.licence })}</p>
      <p>
        {t('code')} <a href="/docs">{t('api')}</a>
      </p>
      <p>{t('cite', { title: edition.title, version: edition.version })}</p>
    </section>
  )
}
