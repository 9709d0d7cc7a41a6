import type { Language } from '../../domain/vocabulary.ts'
import type { Accounts } from './accounts.ts'

/** Address of a page of ours, for mail: in the language of whoever gets it. */
export function pageLink(
  { url }: Pick<Accounts, 'url'>,
  language: Language,
  page: string,
  params: Readonly<Record<string, string>> = {},
): string {
  const query = new URLSearchParams(params).toString()
  return `${url}/${language}/${page}${query === '' ? '' : `?${query}`}`
}
