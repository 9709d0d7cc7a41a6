/** Two links of a chain; the second is dashed: the one that is missing. */
export function BrandMark({ size = 32 }: { size?: number }) {
  return (
    <svg className="brand-mark" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect x="3" y="11" width="14" height="10" rx="5" />
      <rect x="15" y="11" width="14" height="10" rx="5" className="brand-missing" />
    </svg>
  )
}
