import { Form, Link, useNavigation, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import type { ImportDetail } from '../../api/contract/imports.ts'
import { changedSearch } from '../links.ts'
import { Effects } from './effects.tsx'

/** The dry run is done: what would happen, and the button that makes it happen. */
export function ApplyStep({ detail }: { detail: ImportDetail }) {
  const t = useTranslations('imports.apply')
  const evidence = useTranslations('common.evidence')
  const [search] = useSearchParams()
  const busy = useNavigation().state !== 'idle'
  const { counts, source, evidence_grade: grade } = detail
  const rows = counts.new + counts.linked
  return (
    <section className="card apply" aria-labelledby="apply">
      <h2 id="apply">{t('title')}</h2>
      <p>{t('nothing_yet')}</p>
      <Effects detail={detail} tense="will" />
      <p>{t('every_value', { source: source.title, grade: evidence(grade) })}</p>
      <p>{t('undo_note')}</p>
      <Form method="post" className="row">
        <button className="button button-main" name="intent" value="apply" disabled={busy}>
          {rows + counts.review > 0 ? t('button', { count: rows }) : t('button_none')}
        </button>
        <Link className="button" to={changedSearch(search, { step: 'columns' })}>
          {t('change_columns')}
        </Link>
        <button className="button" name="intent" value="cancel" disabled={busy}>
          {t('cancel')}
        </button>
      </Form>
    </section>
  )
}
