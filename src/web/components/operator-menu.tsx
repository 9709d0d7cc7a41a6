import { NavLink } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'

export const OPERATOR_PAGES = ['imports', 'review', 'corrections', 'quality', 'words', 'log'] as const

/** Under the language. */
export function operatorPath(page: (typeof OPERATOR_PAGES)[number]): string {
  return page === 'log' || page === 'words' ? `curation/${page}` : page
}

/** Only for those who signed in with the operator key. */
export function OperatorMenu() {
  const t = useTranslations('common.operator')
  const lang = useLocale()
  return (
    <nav className="operator-bar" aria-label={t('label')}>
      <b>{t('label')}</b>
      <ul>
        {OPERATOR_PAGES.map((page) => (
          <li key={page}>
            <NavLink to={`/${lang}/${operatorPath(page)}`}>{t(page)}</NavLink>
          </li>
        ))}
        <li className="operator-leave">
          <NavLink to={`/${lang}/operator`}>{t('leave')}</NavLink>
        </li>
      </ul>
    </nav>
  )
}
