import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Party } from '../../domain/introductions.ts'
import { TextField } from '../account/text-field.tsx'

interface Own {
  organisation_id: string
  name: string
  kind: string
  verified: boolean
  company_ids: readonly string[]
}

interface OpenFormProps {
  asked: {
    company: { id: string }
    segments: readonly { id: string; name: string }[]
    need: string | null
    event: string | null
    segment: string | null
    mine: readonly Own[]
  }
  typed: { title: string; text: string } | undefined
}

/** As whom, about what, and the first words. */
export function OpenForm({ asked, typed }: OpenFormProps) {
  const t = useTranslations('introductions')
  const { company, mine } = asked
  const roleOf = (one: Own): Party | undefined => {
    if (one.company_ids.includes(company.id)) return 'supplier'
    if (one.kind !== 'agency') return 'buyer'
    return one.verified ? 'facilitator' : undefined
  }
  const choices = mine.flatMap((one) => {
    const as = roleOf(one)
    return as === undefined ? [] : [{ as, one }]
  })
  const namesBuyer = asked.need === null && choices.some(({ as }) => as !== 'buyer')
  if (choices.length === 0) return <p className="card">{t('new.no_role')}</p>
  return (
    <Form method="post" className="card stack">
      <input type="hidden" name="company_id" value={company.id} />
      {asked.need && <input type="hidden" name="need_id" value={asked.need} />}
      {asked.event && <input type="hidden" name="event_id" value={asked.event} />}
      <label className="field field-text">
        <span>{t('new.as')}</span>
        <select name="as" required>
          {choices.map(({ as, one }) => (
            <option key={`${as} ${one.organisation_id}`} value={`${as} ${one.organisation_id}`}>
              {t(`new.as_${as}`, { name: one.name })}
            </option>
          ))}
        </select>
      </label>
      {namesBuyer && <TextField name="buyer" label={t('new.buyer')} note={t('new.buyer_note')} maxLength={200} autoComplete="off" />}
      <label className="field field-text">
        <span>{t('new.segment')}</span>
        <select name="segment_id" defaultValue={asked.segment ?? ''}>
          <option value="">{t('new.no_segment')}</option>
          {asked.segments.map((segment) => (
            <option key={segment.id} value={segment.id}>
              {segment.name}
            </option>
          ))}
        </select>
      </label>
      <TextField name="title" label={t('new.subject')} required minLength={3} maxLength={150} defaultValue={typed?.title} />
      <label className="field field-text">
        <span>{t('new.text')}</span>
        <textarea name="text" rows={6} required minLength={10} maxLength={4000} defaultValue={typed?.text} aria-describedby="text-note" />
        <small id="text-note" className="note">
          {t('new.text_note')}
        </small>
      </label>
      <p>
        <button className="button button-main">{t('new.send')}</button>
      </p>
    </Form>
  )
}
