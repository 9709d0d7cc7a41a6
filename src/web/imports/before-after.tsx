import { useTranslations } from 'use-intl'

/** What stood there, and what is read: struck out and written anew, told apart without colour and without seeing. */
export function BeforeAfter({ before, after }: { before: string | null; after: string | null }) {
  const t = useTranslations('imports.cells')
  if (after === null || after === before) return before ? <span className="cell-text">{before}</span> : null
  if (!before) return <span className="cell-text">{after}</span>
  return (
    <span className="cell-text">
      <span className="visually-hidden">{t('before')} </span>
      <del>{before}</del> <span aria-hidden="true">→ </span>
      <span className="visually-hidden">{t('after')} </span>
      <ins>{after}</ins>
    </span>
  )
}
