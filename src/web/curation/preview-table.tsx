import { useTranslations } from 'use-intl'
import type { preview } from '../../api/contract/curation.ts'
import { DataTable } from '../components/data-table.tsx'

type Preview = (typeof preview)['_output']
type Change = Preview['changes'][number]

/** Signs beside the words, so that a change does not hang on a colour. */
const SIGNS = { same: '=', kept: '=', taken: '←', added: '+', removed: '−', moved: '→' } as const

/** What a change would do, field by field, before it is done. */
export function PreviewTable({ preview, otherName }: { preview: Preview; otherName?: string | undefined }) {
  const t = useTranslations('curation.preview')
  const changed = preview.changes.filter((change) => change.change !== 'same')
  const same = preview.changes.filter((change) => change.change === 'same')
  return (
    <section aria-labelledby="preview">
      <h2 id="preview">{t('title')}</h2>
      {preview.refused_because !== null && <p className="note-box refusal-box">{preview.refused_because}</p>}
      {preview.warnings.map((warning) => (
        <p key={warning} className="note-box">
          {warning}
        </p>
      ))}
      {preview.allowed && <p>{t('summary', { values: preview.values_changed, sites: preview.sites_moved })}</p>}
      {preview.redirects.length > 0 && (
        <ul className="tight">
          {preview.redirects.map(({ from, to }) => (
            <li key={from}>{t('redirect', { from, to })}</li>
          ))}
        </ul>
      )}
      {changed.length > 0 && <Changes caption={t('title')} changes={changed} otherName={otherName} />}
      {same.length > 0 && (
        <details className="more">
          <summary>{t('same', { count: same.length })}</summary>
          <Changes caption={t('same', { count: same.length })} changes={same} otherName={otherName} />
        </details>
      )}
    </section>
  )
}

function Changes({ caption, changes, otherName }: { caption: string; changes: readonly Change[]; otherName: string | undefined }) {
  const t = useTranslations('curation.preview')
  const value = (text: string | null) => text ?? <span className="missing-value">{t('nothing')}</span>
  const subjects = new Set(changes.map((change) => change.subject_id)).size
  return (
    <DataTable
      caption={caption}
      hideCaption
      cards
      rows={changes}
      rowKey={(change) => `${change.subject_id} ${change.property} ${change.before ?? ''} ${change.after ?? ''} ${change.change}`}
      columns={[
        {
          id: 'property',
          header: t('property'),
          rowHeader: true,
          cell: (change) => (
            <>
              {change.property_name}
              {(subjects > 1 || change.kind === 'site') && <small className="quiet">{change.subject_id}</small>}
            </>
          ),
        },
        {
          id: 'change',
          header: t('change'),
          cell: (change) => (
            <span className={`change is-${change.change}`}>
              <span aria-hidden="true">{SIGNS[change.change]}</span> {t(`kind.${change.change}`)}
            </span>
          ),
        },
        { id: 'before', header: t('before'), cell: (change) => value(change.before) },
        ...(otherName === undefined
          ? []
          : [{ id: 'other', header: t('other', { name: otherName }), cell: (change: Change) => value(change.other) }]),
        { id: 'after', header: t('after'), cell: (change) => value(change.after) },
      ]}
    />
  )
}
