import { useTranslations } from 'use-intl'
import { EVENT_SIDES, PRESENCES } from '../../domain/meeting-events.ts'
import { SelectField } from '../components/filters.tsx'

export function SideField() {
  const t = useTranslations('events')
  return (
    <SelectField
      param="side"
      label={t('participants.side')}
      none={t('list.all')}
      options={EVENT_SIDES.map((value) => ({ value, name: t(`side.${value}`) }))}
    />
  )
}

export function PresenceField() {
  const t = useTranslations('events')
  return (
    <SelectField
      param="presence"
      label={t('participants.presence')}
      none={t('list.all')}
      options={PRESENCES.map((value) => ({ value, name: t(`presence.${value}`) }))}
    />
  )
}
