import { useState } from 'react'
import { Form, useNavigation } from 'react-router'
import { useTranslations } from 'use-intl'
import type { ImportDetail, ImportField } from '../../api/contract/imports.ts'
import { DataTable } from '../components/data-table.tsx'
import { FieldReason } from './field-reason.tsx'
import { FieldSelect } from './field-select.tsx'
import { Samples } from './samples.tsx'

/** One of these must be among the columns: a row without a name is nobody. */
const NAME_FIELDS = new Set(['name_vi', 'name_en', 'name_native', 'short_name'])

/** What each column means: proposed, to be confirmed by a person. */
export function MappingStep({ detail, fields }: { detail: ImportDetail; fields: readonly ImportField[] }) {
  const t = useTranslations('imports.mapping')
  const busy = useNavigation().state !== 'idle'
  // Only what was changed here; without script the form sends what is selected all the same.
  const [changed, setChanged] = useState<Readonly<Record<number, string>>>({})
  const fieldOf = (column: ImportDetail['columns'][number]): string => changed[column.index] ?? column.field ?? ''
  const chosen = detail.columns.map(fieldOf).filter((field) => field !== '')
  const twice = fields.filter((field) => chosen.filter((each) => each === field.id).length > 1)
  const hasName = chosen.some((field) => NAME_FIELDS.has(field))
  return (
    <Form method="post" className="stack">
      <DataTable
        caption={t('caption')}
        hideCaption
        cards
        rows={detail.columns}
        rowKey={(column) => String(column.index)}
        columns={[
          {
            id: 'column',
            header: t('column'),
            rowHeader: true,
            cell: (column) => (
              <span className="column-name">
                <span className="column-letter">{column.letter}</span> {column.header || <span className="quiet">{t('no_header')}</span>}
              </span>
            ),
          },
          {
            id: 'samples',
            header: t('samples'),
            cell: (column) => (
              <Samples
                values={column.samples}
                repaired={detail.encoding?.samples.filter((sample) => sample.column === column.letter) ?? []}
              />
            ),
          },
          {
            id: 'field',
            header: t('field'),
            cell: (column) => (
              <FieldSelect
                name={`column-${column.index}`}
                label={t('field_of', { column: column.header || column.letter })}
                fields={fields}
                value={column.field ?? ''}
                onChange={(field) => setChanged((now) => ({ ...now, [column.index]: field }))}
              />
            ),
          },
          {
            id: 'why',
            header: t('why'),
            cell: (column) => <FieldReason column={column} field={fieldOf(column)} fields={fields} />,
          },
        ]}
      />
      <div role="status">
        <p>{t('used', { used: chosen.length, all: detail.columns.length })}</p>
        {!hasName && <p className="refusal">{t('no_name')}</p>}
        {twice.length > 0 && <p className="note">{t('twice', { fields: twice.map((field) => field.name).join(', ') })}</p>}
      </div>
      <div className="row">
        <button className="button button-main" name="intent" value="map" disabled={busy}>
          {t('confirm')}
        </button>
        <span className="note">{t('confirm_note')}</span>
      </div>
    </Form>
  )
}
