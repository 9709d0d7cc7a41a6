import { useTranslations } from 'use-intl'
import type { ReviewTask } from '../../api/contract/review.ts'
import { DataTable } from '../components/data-table.tsx'

type Field = ReviewTask['candidates'][number]['fields'][number]

/** Signs beside the words, so that no difference hangs on a colour. */
const SIGNS = { same: '=', different: '≠', missing_left: '→', missing_right: '←', missing_both: '·' } as const

/** Field by field: both sides as understood, and as they were written where that differs. */
export function FieldTable({ fields, leftName, rightName }: { fields: readonly Field[]; leftName: string; rightName: string }) {
  const t = useTranslations('review.fields')
  return (
    <DataTable
      caption={t('caption')}
      hideCaption
      cards
      rows={fields}
      rowKey={(field) => field.field}
      columns={[
        { id: 'field', header: t('field'), rowHeader: true, cell: (field) => field.name },
        {
          id: 'difference',
          header: t('difference'),
          cell: (field) => (
            <span className={`difference is-${field.difference}`}>
              <span aria-hidden="true">{SIGNS[field.difference]}</span> {t(field.difference)}
            </span>
          ),
        },
        { id: 'left', header: leftName, cell: (field) => <Value value={field.left} raw={field.left_raw} /> },
        { id: 'right', header: rightName, cell: (field) => <Value value={field.right} raw={field.right_raw} /> },
      ]}
    />
  )
}

function Value({ value, raw }: { value: string | null; raw: string | null }) {
  const t = useTranslations('review.fields')
  return (
    <>
      {value ?? <span className="missing-value">{raw === null ? t('not_given') : t('not_understood')}</span>}
      {raw !== null && raw !== value && <small className="quiet">{t('written', { text: raw })}</small>}
    </>
  )
}
