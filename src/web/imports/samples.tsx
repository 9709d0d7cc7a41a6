import { useTranslations } from 'use-intl'

const SHOWN = 3

/** The first values of a column; where its letters had to be restored, before and after. */
export function Samples({ values, repaired }: { values: readonly string[]; repaired: readonly { before: string; after: string }[] }) {
  const t = useTranslations('imports.mapping')
  if (values.length === 0) return <span className="quiet">{t('empty_column')}</span>
  return (
    <ul className="samples">
      {repaired.length > 0
        ? repaired.slice(0, SHOWN).map(({ before, after }) => (
            <li key={before}>
              <span className="visually-hidden">{t('before')} </span>
              <del>{before}</del> <span aria-hidden="true">→</span> <span className="visually-hidden">{t('after')} </span>
              <ins>{after}</ins>
            </li>
          ))
        : // oxlint-disable-next-line react/no-array-index-key -- values may be equal, and never move
          values.slice(0, SHOWN).map((value, index) => <li key={index}>{value}</li>)}
    </ul>
  )
}
