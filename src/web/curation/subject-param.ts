/** The id of a company or site out of the address: a slug, or a public id in either case. */
export function subjectParam(search: URLSearchParams, key: string): string | undefined {
  const value = search.get(key)?.trim() ?? ''
  return value.length <= 120 && /^[A-Za-z0-9]+(?:[-_][A-Za-z0-9]+)*$/.test(value) ? value : undefined
}
