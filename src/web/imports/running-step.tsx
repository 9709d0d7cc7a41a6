import { Form } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { ImportDetail } from '../../api/contract/imports.ts'
import { formatBytes } from '../format/bytes.ts'
import { formatNumber } from '../format/number.ts'
import { isRunning, type RunningState } from './import-state.tsx'
import { type LiveImport, useImportEvents } from './use-import-events.ts'

/** While something runs: how far it is, and a way to stop it. Reloads by itself where there is no script. */
export function RunningStep({ detail, state: asked }: { detail: ImportDetail; state: RunningState }) {
  const t = useTranslations('imports.running')
  const live = useImportEvents(detail)
  const state = isRunning(live.state) ? live.state : asked
  return (
    <section className="card" aria-labelledby="running">
      <noscript>
        <meta httpEquiv="refresh" content="3" />
      </noscript>
      <h2 id="running">{t(`title.${state}`)}</h2>
      <p>{t(`text.${state}`)}</p>
      <Progress live={live} />
      {state !== 'undoing' && (
        <Form method="post">
          <button className="button" name="intent" value="cancel">
            {t('cancel')}
          </button>{' '}
          <span className="note">{t(state === 'applying' ? 'cancel_applying' : 'cancel_note')}</span>
        </Form>
      )}
      <p className="note">{t('leave')}</p>
    </section>
  )
}

function Progress({ live: { progress } }: { live: LiveImport }) {
  const t = useTranslations('imports.running')
  const lang = useLocale()
  const write = (value: number) => (progress?.unit === 'bytes' ? formatBytes(value, lang) : formatNumber(value, lang))
  const share = progress?.total ? progress.done / progress.total : null
  return (
    <>
      {share === null ? <progress aria-label={t('progress')} /> : <progress aria-label={t('progress')} max={1} value={share} />}
      <p className="note" aria-hidden="true">
        {progress === null || progress.done === 0
          ? t('waiting')
          : t(progress.unit === 'bytes' ? 'done_bytes' : 'done_rows', {
              done: write(progress.done),
              total: progress.total === null ? 'unknown' : write(progress.total),
              seconds: formatNumber(progress.seconds, lang),
            })}
      </p>
      {/* In steps of ten per cent: a screen reader must not be talked over all the time. */}
      <p role="status" className="visually-hidden">
        {share === null ? t('waiting') : t('percent', { percent: Math.floor(share * 10) * 10 })}
      </p>
    </>
  )
}
