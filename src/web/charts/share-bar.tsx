/** A share as a bar; the number stands beside it. */
export function ShareBar({ share, tone = 'domestic' }: { share: number; tone?: 'domestic' | 'import' }) {
  return (
    <svg className="share-bar" width="100%" height="12" aria-hidden="true" focusable="false">
      <rect className={`bar-${tone}`} width={`${Math.min(1, Math.max(0, share)) * 100}%`} height="12" />
    </svg>
  )
}
