import { useLocale, useTranslations } from 'use-intl'
import type { ImportDetail, ImportField } from '../../api/contract/imports.ts'
import { formatPercent } from '../format/number.ts'
import { Badge } from './import-state.tsx'

/** Below this a proposal is a guess, and marked so that it is looked at. */
const SURE = 0.85

interface FieldReasonProps {
  column: ImportDetail['columns'][number]
  /** As it stands in the form now. */
  field: string
  fields: readonly ImportField[]
}

/** Why a column was taken for what it was: remembered, suggested with how sure, or chosen. */
export function FieldReason({ column, field, fields }: FieldReasonProps) {
  const t = useTranslations('imports.mapping')
  const lang = useLocale()
  const nameOf = (id: string): string => fields.find((each) => each.id === id)?.name ?? id
  const percent = (confidence: number): string => formatPercent(Math.round(confidence * 100), lang, 0)
  const others = column.alternatives.filter((each) => each.field !== column.field && each.field !== 'ignore').slice(0, 2)
  if (field !== (column.field ?? '') || column.proposed_by === 'chosen') return <>{t(field === '' ? 'left_out_by_you' : 'chosen')}</>
  return (
    <>
      {column.proposed_by === 'remembered' ? (
        <Badge look="strong" text={t('remembered')} />
      ) : field === '' ? (
        <span className="quiet">{t('nothing_fits')}</span>
      ) : column.confidence >= SURE ? (
        <Badge look="strong" text={t('sure', { percent: percent(column.confidence) })} />
      ) : (
        <Badge look="weak" text={t('guess', { percent: percent(column.confidence) })} />
      )}
      {column.proposed_by === 'suggested' && others.length > 0 && (
        <small className="quiet">
          {t('or', { fields: others.map((each) => `${nameOf(each.field)} (${percent(each.confidence)})`).join(', ') })}
        </small>
      )}
    </>
  )
}
