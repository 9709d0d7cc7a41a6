import '../styles/compare.css'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { drop, dropAll, MOST_COMPARED, useChosen } from './chosen.ts'

export const COMPARE_FORM = 'compare-form'

/** Once on every page with `CompareToggle`s, at its end. What is chosen stays while the reader looks through other lists. */
export function CompareTray() {
  const t = useTranslations('compare.tray')
  const lang = useLocale()
  const chosen = useChosen()
  const action = `/${lang}/companies/compare`
  const isOpen = chosen.length > 0
  return (
    <form
      id={COMPARE_FORM}
      method="get"
      action={action}
      className="compare-tray no-print"
      data-open={isOpen || undefined}
      aria-label={t('label')}
    >
      <p role="status">{isOpen ? t('count', { count: chosen.length, most: MOST_COMPARED }) : t('hint', { most: MOST_COMPARED })}</p>
      {isOpen ? (
        <>
          <ul className="chips">
            {chosen.map(({ id, name }) => (
              <li key={id}>
                <button type="button" className="chip" aria-label={t('remove', { name })} onClick={() => drop(id)}>
                  <span className="compare-name">{name}</span> <span aria-hidden="true">×</span>
                </button>
              </li>
            ))}
          </ul>
          <div className="row">
            <Link
              className="button button-main"
              to={comparePath(
                lang,
                chosen.map(({ id }) => id),
              )}
            >
              {t('compare', { count: chosen.length })}
            </Link>
            <button type="button" className="button" onClick={dropAll}>
              {t('clear')}
            </button>
          </div>
        </>
      ) : (
        <noscript>
          <button className="button">{t('submit')}</button>
        </noscript>
      )}
    </form>
  )
}

export function comparePath(lang: string, ids: readonly string[]): string {
  return `/${lang}/companies/compare?${new URLSearchParams(ids.map((id) => ['id', id]))}`
}
