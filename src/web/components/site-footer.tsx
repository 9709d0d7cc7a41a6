import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { formatDate } from '../format/number.ts'
import { useEdition } from './site-data.ts'

export function SiteFooter() {
  const t = useTranslations('common')
  const lang = useLocale()
  const edition = useEdition()
  return (
    <footer className="site-footer">
      <p>
        <b>{t('brand')}</b> · {edition.title} · {t('footer.edition', { version: edition.version })} (
        {t('footer.loaded', { date: formatDate(edition.loaded_at.slice(0, 10), lang) })})
      </p>
      <p>{t('footer.about')}</p>
      <nav aria-label={t('footer.label')}>
        <ul>
          <li>
            <Link to={`/${lang}/shortlists`}>{t('footer.lists')}</Link>
          </li>
          <li>
            <Link to={`/${lang}/data#sources`}>{t('footer.sources')}</Link>
          </li>
          <li>
            <Link to={`/${lang}/data#limits`}>{t('footer.methods')}</Link>
          </li>
          <li>
            <Link to={`/${lang}/vocabulary`}>{t('footer.vocabulary')}</Link>
          </li>
          <li>
            <Link to={`/${lang}/quality`}>{t('footer.quality')}</Link>
          </li>
          <li>
            <Link to={`/${lang}/corrections`}>{t('footer.corrections')}</Link>
          </li>
          <li>
            <Link to={`/${lang}/status`}>{t('footer.status')}</Link>
          </li>
          <li>
            <Link to={`/${lang}/privacy`}>{t('footer.privacy')}</Link>
          </li>
          <li>
            <Link to={`/${lang}/segments`}>{t('nav.segments')}</Link>
          </li>
          <li>
            <Link to={`/${lang}/outcomes`}>{t('footer.outcomes')}</Link>
          </li>
          <li>
            <Link to={`/${lang}/consortium`}>{t('footer.consortium')}</Link>
          </li>
          <li>
            <Link to={`/${lang}/programmes`}>{t('nav.programmes')}</Link>
          </li>
          <li>
            <a href="/docs" hrefLang="en">
              {t('footer.api')}
            </a>
          </li>
          <li>
            <Link to={`/${lang}/data#licence`}>{t('footer.licence', { licence: edition.licence })}</Link>
          </li>
          <li>
            <Link to={`/${lang}/operator`} rel="nofollow">
              {t('operator.entry')}
            </Link>
          </li>
        </ul>
      </nav>
      <p className="quiet">{t('footer.software')}</p>
    </footer>
  )
}
