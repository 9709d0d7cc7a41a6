import { useTranslations } from 'use-intl'
import type { Overlay, Status } from '../../domain/vocabulary.ts'

/** A status with its warnings in words, for those who do not see the marks. */
export function useStatusText(): (status: Status, overlays?: readonly Overlay[]) => string {
  const t = useTranslations('common')
  return (status, overlays = []) => [t(`status.${status}`), ...overlays.map((overlay) => t(`overlay.${overlay}`))].join(', ')
}
