import { useEffect, useRef } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { GateEffects } from './gate-effects.tsx'
import type { NeedPreview } from './preview.server.ts'
import { WrongNumbers } from './wrong-numbers.tsx'

/** How many would fit, and what each gate costs, before the need is stored. */
export function Preview({ preview, wrong }: { preview: NeedPreview | null; wrong: readonly string[] }) {
  const t = useTranslations('needs.preview')
  const lang = useLocale()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (preview || wrong.length > 0) box.current?.focus()
  }, [preview, wrong])
  if (preview === null && wrong.length === 0) return null
  const { answer, refusal } = preview ?? {}
  return (
    <div ref={box} tabIndex={-1} className="need-preview stack" role="status" id="preview">
      <WrongNumbers names={wrong} />
      {refusal && <p className="note-box refusal-box">{refusal.detail}</p>}
      {preview && !refusal && !answer && <p className="note-box">{t('nothing')}</p>}
      {answer && (
        <>
          <p>
            <b>{t('sentence', { total: answer.total, considered: answer.considered })}</b> {t('of_them', { qualified: answer.qualified })}{' '}
            {answer.near_miss_total > 0 && t('near', { count: answer.near_miss_total })}
          </p>
          {answer.best.length > 0 && <p>{t('best', { names: new Intl.ListFormat(lang).format(answer.best) })}</p>}
          <GateEffects effects={answer.gate_effects} considered={answer.considered} />
          {!answer.complete && <p className="note">{t('incomplete')}</p>}
        </>
      )}
    </div>
  )
}
