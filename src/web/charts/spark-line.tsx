/** A very small line of shares (0–1) over years; the figures stand in the table beside it. */
export function SparkLine({ values, max }: { values: readonly (number | null)[]; max: number }) {
  const width = 96
  const height = 24
  const step = width / Math.max(1, values.length - 1)
  const path = values
    .map((value, index) => {
      if (value === null) return ''
      const pen = index === 0 || values[index - 1] === null ? 'M' : 'L'
      return `${pen}${(index * step).toFixed(1)},${(height - 2 - (value / max) * (height - 4)).toFixed(1)}`
    })
    .join('')
  return (
    <svg className="spark" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      <path d={path} />
    </svg>
  )
}
