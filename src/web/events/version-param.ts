/** A version of the schedule out of the address. */
export function versionParam(search: URLSearchParams): number | undefined {
  const text = search.get('version') ?? ''
  return /^[1-9]\d{0,3}$/.test(text) ? Number(text) : undefined
}
