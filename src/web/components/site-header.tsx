import { Link, NavLink, useLocation } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { LANGUAGES, type Language } from '../../domain/vocabulary.ts'
import { inLanguage } from '../links.ts'
import { SearchBox } from '../search/search-box.tsx'
import { AccountEntry } from './account-entry.tsx'
import { BrandMark } from './brand-mark.tsx'
import { useEdition } from './site-data.ts'
import { ThemeSwitch } from './theme-switch.tsx'

const SECTIONS = ['map', 'gaps', 'companies', 'needs', 'events', 'places', 'trade', 'data'] as const
const LANGUAGE_NAMES: Record<Language, string> = { vi: 'Tiếng Việt', en: 'English', ko: '한국어' }

export function SiteHeader() {
  const t = useTranslations('common')
  const lang = useLocale()
  const edition = useEdition()
  return (
    <header className="site-header">
      <Link to={`/${lang}`} className="brand">
        <BrandMark />
        <span className="brand-name">{t('brand')}</span>
        <span className="brand-edition">{edition.title}</span>
      </Link>
      <nav className="site-nav wide-only" aria-label={t('nav.label')}>
        <NavItems />
      </nav>
      <SearchBox className="site-search" shortcut />
      <div className="site-tools wide-only">
        <LanguageSwitch />
        <ThemeSwitch />
      </div>
      <AccountEntry />
      {/* Opens without script; closes by itself after a choice because the key changes with the address. */}
      <PhoneMenu />
    </header>
  )
}

function PhoneMenu() {
  const t = useTranslations('common.nav')
  const { pathname } = useLocation()
  return (
    <details className="phone-menu" key={pathname}>
      <summary>
        <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
          <path d="M3 5h14M3 10h14M3 15h14" stroke="currentColor" strokeWidth="2" fill="none" />
        </svg>
        {t('menu')}
      </summary>
      <nav aria-label={t('label')} className="phone-nav">
        <NavItems />
        <div className="phone-tools">
          <LanguageSwitch />
          <ThemeSwitch />
        </div>
      </nav>
    </details>
  )
}

function NavItems() {
  const t = useTranslations('common.nav')
  const lang = useLocale()
  return (
    <ul>
      {SECTIONS.map((section) => (
        <li key={section}>
          <NavLink to={`/${lang}/${section}`} prefetch="intent">
            {t(section)}
          </NavLink>
        </li>
      ))}
    </ul>
  )
}

/** Plain links, loaded whole: another language brings other messages and, for Korean, another font. */
function LanguageSwitch() {
  const t = useTranslations('common.language')
  const lang = useLocale()
  const { pathname, search } = useLocation()
  return (
    <ul className="language-switch" aria-label={t('label')}>
      {LANGUAGES.map((other) => (
        <li key={other}>
          <a
            href={inLanguage(pathname, search, other)}
            hrefLang={other}
            lang={other}
            aria-current={other === lang ? 'true' : undefined}
            title={LANGUAGE_NAMES[other]}
          >
            <abbr title={LANGUAGE_NAMES[other]}>{other.toUpperCase()}</abbr>
          </a>
        </li>
      ))}
    </ul>
  )
}
