import { useSyncExternalStore } from 'react'

const never = () => () => {}

/** Where there is a script; without one the browser's own menu does the same. */
export function PrintButton({ label }: { label: string }) {
  const hasScript = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  return hasScript ? (
    <button type="button" className="button" onClick={() => window.print()}>
      {label}
    </button>
  ) : null
}
