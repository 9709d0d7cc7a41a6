import { useTranslations } from 'use-intl'

interface ShowsFieldsProps {
  label: string
  /** One thing a line. */
  lines: string
  /** Of the event. */
  segments: readonly { id: string; name: string }[]
  segment: string
}

/** What somebody wants or offers: lines of words, and the segment they belong to. */
export function ShowsFields({ label, lines, segments, segment }: ShowsFieldsProps) {
  const t = useTranslations('events')
  return (
    <>
      <label className="field">
        <span>{label}</span>
        <textarea name="shows" rows={3} maxLength={4000} defaultValue={lines} />
      </label>
      {segments.length > 0 && (
        <label className="field">
          <span>{t('register.shows_segment')}</span>
          <select name="shows_segment" defaultValue={segment}>
            <option value="">{t('form.none')}</option>
            {segments.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
    </>
  )
}
