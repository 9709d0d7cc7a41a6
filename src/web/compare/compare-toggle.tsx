import '../styles/compare.css'
import { useTranslations } from 'use-intl'
import { choose, drop, MOST_COMPARED, useChosen } from './chosen.ts'
import { COMPARE_FORM } from './compare-tray.tsx'

/** Stands beside a company in a list. Without script a tick box of the form in the tray of the page (`CompareTray`). */
export function CompareToggle({ id, name }: { id: string; name: string }) {
  const t = useTranslations('compare.toggle')
  const chosen = useChosen()
  const isChosen = chosen.some((one) => one.id === id)
  const full = !isChosen && chosen.length >= MOST_COMPARED
  return (
    <label className="compare-toggle no-print" title={full ? t('full', { most: MOST_COMPARED }) : undefined}>
      <input
        type="checkbox"
        name="id"
        value={id}
        form={COMPARE_FORM}
        checked={isChosen}
        disabled={full}
        onChange={(event) => (event.currentTarget.checked ? choose({ id, name }) : drop(id))}
      />
      <span>
        {t('compare')}
        <span className="visually-hidden"> {name}</span>
      </span>
    </label>
  )
}
