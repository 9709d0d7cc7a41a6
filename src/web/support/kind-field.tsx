import { useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { INSTITUTION_KINDS, PROGRAMME_KINDS } from './kinds.ts'

/** One choice over both lists: the kinds of one are none of the other. */
export function KindField() {
  const t = useTranslations('data.support')
  const [search] = useSearchParams()
  const value = search.get('kind') ?? ''
  return (
    <label className="field">
      <span>{t('kind')}</span>
      <select key={value} name="kind" defaultValue={value}>
        <option value="">{t('any')}</option>
        <optgroup label={t('programme_kinds')}>
          {PROGRAMME_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`kinds.${kind}`)}
            </option>
          ))}
        </optgroup>
        <optgroup label={t('institution_kinds')}>
          {INSTITUTION_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`kinds.${kind}`)}
            </option>
          ))}
        </optgroup>
      </select>
    </label>
  )
}
