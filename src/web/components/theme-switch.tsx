import { useMantineColorScheme } from '@mantine/core'
import { useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'

const ORDER = ['auto', 'light', 'dark'] as const
const ICONS: Record<(typeof ORDER)[number], string> = {
  auto: 'M9 2a7 7 0 1 0 0 14A7 7 0 1 0 9 2Zm0 0v14a7 7 0 0 0 0-14Z',
  light:
    'M9 5.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 1 0 0-7ZM9 1v2M9 15v2M1 9h2M15 9h2M3.3 3.3l1.5 1.5M13.2 13.2l1.5 1.5M14.7 3.3l-1.5 1.5M4.8 13.2l-1.5 1.5',
  dark: 'M14.5 11.5A6.5 6.5 0 0 1 6.5 3.5a6.5 6.5 0 1 0 8 8Z',
}

/** One button through the three choices. Needs script, so it is hidden where there is none: the page then is light. */
export function ThemeSwitch() {
  const t = useTranslations('common.theme')
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  // The stored choice is known only in the browser; the server draws "automatic".
  const inBrowser = useSyncExternalStore(
    subscribeNever,
    () => true,
    () => false,
  )
  const now = inBrowser ? colorScheme : 'auto'
  const next = ORDER[(ORDER.indexOf(now) + 1) % ORDER.length] ?? 'auto'
  return (
    <button
      type="button"
      className="icon-button js-only"
      aria-label={t('now', { theme: t(now) })}
      title={t('now', { theme: t(now) })}
      onClick={() => setColorScheme(next)}
    >
      <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" focusable="false">
        <path d={ICONS[now]} stroke="currentColor" strokeWidth="1.6" fill={now === 'auto' ? 'currentColor' : 'none'} fillRule="evenodd" />
      </svg>
    </button>
  )
}

function subscribeNever() {
  return () => undefined
}
