import { type ReactNode, useEffect, useRef, useSyncExternalStore } from 'react'
import { NavigationType, useLocation, useNavigationType } from 'react-router'
import { useTranslations } from 'use-intl'

/**
 * The part of the page where single keys press buttons: those with `data-shortcut`. Only while the focus is in it, never while
 * somebody types, and not at all when turned off (WCAG 2.1.4).
 */
export function ShortcutRegion({ label, children }: { label: string; children: ReactNode }) {
  const t = useTranslations('review.keys')
  const region = useRef<HTMLElement>(null)
  const on = useSyncExternalStore(listen, isOn, () => true)
  const visit = useLocation().key
  const isLoad = useNavigationType() === NavigationType.Pop
  useEffect(() => {
    // A full load begins at the top of the page as everywhere; inside the site the work goes on where the hands are.
    const isLost = document.activeElement === null || document.activeElement === document.body
    if (visit !== '' && !isLoad && isLost) region.current?.focus()
  }, [visit, isLoad])
  useEffect(() => {
    const element = region.current
    const press = (event: KeyboardEvent) => {
      const target =
        element && isOn() && isCommand(event) && element.querySelector<HTMLElement>(`[data-shortcut="${keyOf(event)}"]:not(:disabled)`)
      if (!target) return
      event.preventDefault()
      if (target instanceof HTMLTextAreaElement) target.focus()
      else target.click()
    }
    element?.addEventListener('keydown', press)
    return () => element?.removeEventListener('keydown', press)
  }, [])
  return (
    <section ref={region} tabIndex={-1} aria-label={label} className={on ? 'shortcut-region keys-on' : 'shortcut-region'}>
      <div className="row no-print js-only">
        <button type="button" className="button" aria-pressed={on} onClick={() => turn(!on)}>
          {on ? t('on') : t('off')}
        </button>
        <span className="note">{t('explain')}</span>
      </div>
      {children}
    </section>
  )
}

/** A key alone, and nobody is typing. */
function isCommand(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return false
  return !(event.target instanceof HTMLElement && event.target.closest('textarea, select, input:not([type=checkbox], [type=radio])'))
}

/** The letter on the key; with a Korean or Vietnamese input method, the letter printed on it. */
function keyOf({ key, code }: KeyboardEvent): string {
  const letter = key.toLowerCase()
  return /^[a-z0-9]$/.test(letter) ? letter : (/^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1]?.toLowerCase() ?? 'none')
}

const STORED = 'matxich-review-keys'

function isOn(): boolean {
  return localStorage.getItem(STORED) !== 'off'
}

function turn(on: boolean): void {
  localStorage.setItem(STORED, on ? 'on' : 'off')
  window.dispatchEvent(new Event('storage'))
}

function listen(changed: () => void): () => void {
  window.addEventListener('storage', changed)
  return () => window.removeEventListener('storage', changed)
}
