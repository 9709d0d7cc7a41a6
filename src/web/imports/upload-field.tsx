import { useEffect, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { formatBytes } from '../format/bytes.ts'
import { formatMoment } from '../format/moment.ts'
import { formatNumber } from '../format/number.ts'
import type { LeftUpload } from './kept-uploads.ts'
import { ACCEPTED, type UploadState } from './use-upload.ts'

interface UploadFieldProps {
  state: UploadState
  left: readonly LeftUpload[]
  onFile: (file: File) => void
  onPause: () => void
  onResume: () => void
  onCancel: () => void
}

/** Choose or drop a file; then its way to the server, with pause, go on and cancel. */
export function UploadField({ state, left, onFile, onPause, onResume, onCancel }: UploadFieldProps) {
  const t = useTranslations('imports.upload')
  const lang = useLocale()
  const chooses = state.step === 'none' || (state.step === 'failed' && state.problem !== 'interrupted')
  return (
    <section className="card upload" aria-labelledby="upload">
      <h2 id="upload">{t('title')}</h2>
      {chooses ? (
        <>
          <DropZone onFile={onFile} />
          {left.map((upload) => (
            <p key={upload.name + upload.begun} className="note-box">
              {t('left', { name: upload.name, size: formatBytes(upload.size, lang), time: formatMoment(upload.begun, lang) })}
            </p>
          ))}
        </>
      ) : (
        <Transfer state={state} onPause={onPause} onResume={onResume} onCancel={onCancel} />
      )}
      {state.problem && (
        <p role="alert" className="refusal">
          {t(`problem.${state.problem}`, { name: state.name })} {state.problem === 'refused' && state.detail}
        </p>
      )}
    </section>
  )
}

function DropZone({ onFile }: { onFile: (file: File) => void }) {
  const t = useTranslations('imports.upload')
  const over = useDroppedFile(onFile)
  return (
    <label className={over ? 'drop-zone is-over' : 'drop-zone'}>
      <input
        type="file"
        accept={ACCEPTED}
        className="visually-hidden"
        onChange={(event) => {
          const [file] = event.target.files ?? []
          if (file) onFile(file)
        }}
      />
      <span className="button button-main">{t('choose')}</span>
      <span>{t('drop')}</span>
      <span className="note">{t('formats')}</span>
    </label>
  )
}

/** A file may be dropped anywhere on the page: one that misses the field would else replace the page. */
function useDroppedFile(onFile: (file: File) => void): boolean {
  const [over, setOver] = useState(false)
  useEffect(() => {
    const onDragOver = (event: DragEvent) => {
      event.preventDefault()
      setOver(true)
    }
    const onDragLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const onDrop = (event: DragEvent) => {
      event.preventDefault()
      setOver(false)
      const [file] = event.dataTransfer?.files ?? []
      if (file) onFile(file)
    }
    document.addEventListener('dragover', onDragOver)
    document.addEventListener('dragleave', onDragLeave)
    document.addEventListener('drop', onDrop)
    return () => {
      document.removeEventListener('dragover', onDragOver)
      document.removeEventListener('dragleave', onDragLeave)
      document.removeEventListener('drop', onDrop)
    }
  }, [onFile])
  return over
}

function Transfer({ state, onPause, onResume, onCancel }: Pick<UploadFieldProps, 'state' | 'onPause' | 'onResume' | 'onCancel'>) {
  const t = useTranslations('imports.upload')
  const lang = useLocale()
  const percent = state.size === 0 ? 0 : Math.floor((state.sent / state.size) * 100)
  const step = state.step === 'failed' ? 'paused' : state.step
  // Told in steps of ten: a screen reader must not be talked over all the time.
  const told = step === 'sending' ? Math.floor(percent / 10) * 10 : percent
  return (
    <>
      <p>
        <b className="file-name">{state.name}</b> <span className="quiet">{formatBytes(state.size, lang)}</span>
      </p>
      <progress max={state.size} value={state.sent} aria-label={t('progress')} />
      <p aria-hidden="true">
        {t(`step.${step === 'none' ? 'sending' : step}`, { percent: formatNumber(percent, lang), sent: formatBytes(state.sent, lang) })}
        {state.resumed && step !== 'done' && ` ${t('resumed')}`}
      </p>
      <p role="status" className="visually-hidden">
        {t(`step.${step === 'none' ? 'sending' : step}`, { percent: formatNumber(told, lang), sent: '' })}
      </p>
      <div className="row">
        {step === 'sending' && (
          <button type="button" className="button" onClick={onPause}>
            {t('pause')}
          </button>
        )}
        {step === 'paused' && (
          <button type="button" className="button button-main" onClick={onResume}>
            {t('resume')}
          </button>
        )}
        <button type="button" className="button" onClick={onCancel}>
          {t(step === 'done' ? 'another' : 'cancel')}
        </button>
      </div>
    </>
  )
}
