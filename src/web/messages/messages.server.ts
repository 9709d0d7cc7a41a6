import type { Language } from '../../domain/vocabulary.ts'
import type { Messages } from './app-config.ts'
import { namespacesOf } from './sections.ts'

// Server only: a reader downloads the messages of the language and section on screen, never all of them.
const files = import.meta.glob<Record<string, unknown>>('./*/*.json', { eager: true, import: 'default' })

function file(lang: Language, namespace: string): Record<string, unknown> {
  return files[`./${lang}/${namespace}.json`] ?? {}
}

/** The messages a page at this path needs, in one language. */
export function messagesFor(lang: Language, pathname: string): Messages {
  return Object.fromEntries(namespacesOf(pathname).map((namespace) => [namespace, file(lang, namespace)])) as unknown as Messages
}
