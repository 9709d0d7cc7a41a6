/** The same page of the list with one row opened; `null` closes it. The place in the list is kept. */
export function openRow(search: URLSearchParams, row: number | null): string {
  const next = new URLSearchParams(search)
  if (row === null) {
    const at = next.get('row')
    next.delete('row')
    return `?${next}#${at === null ? 'rows' : `row-${at}`}`
  }
  next.set('row', String(row))
  return `?${next}#opened-row`
}
