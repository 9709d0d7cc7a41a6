import { Link, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { changedSearch } from '../links.ts'

/** How many there are, and links to go on: no script needed. */
export function Pagination({ total, nextCursor, hash }: { total: number; nextCursor: string | null; hash?: string }) {
  const t = useTranslations('common.list')
  const [search] = useSearchParams()
  const later = search.has('cursor')
  const anchor = hash ? `#${hash}` : ''
  if (!later && nextCursor === null) return null
  return (
    <nav className="pagination" aria-label={t('pages')}>
      {later && (
        <Link className="button" to={changedSearch(search, {}) + anchor}>
          {t('first')}
        </Link>
      )}
      {nextCursor !== null && (
        <Link className="button" rel="next" to={withCursor(search, nextCursor) + anchor}>
          {t('next')}
        </Link>
      )}
      <span className="quiet">{t('total', { count: total })}</span>
    </nav>
  )
}

function withCursor(search: URLSearchParams, cursor: string): string {
  const next = new URLSearchParams(search)
  next.set('cursor', cursor)
  return `?${next}`
}
