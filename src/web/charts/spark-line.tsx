/** A very small line of shares (0–1) over years; the figures stand in the table beside it. */
export function SparkLine({ values, max }: { values: readonly (number | null)[]; max: number }) {
  const width = 96
  const height = 24
  const step = width / Math.max(1, values.length - 1)
  let pen = 'M'
  const path = values
    .map((value, index) => {
      if (value === null) {
        pen = 'M'
        return ''
      }
      const point = `${pen}${(index * step).toFixed(1)},${(height - 2 - (value / max) * (height - 4)).toFixed(1)}`
      pen = 'L'
      return point
    })
    .join('')
  return (
    <svg className="spark" width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      <path d={path} />
    </svg>
  )
}
