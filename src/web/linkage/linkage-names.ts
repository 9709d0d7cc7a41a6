import { useMessages } from 'use-intl'

type Texts = Readonly<Record<string, string | undefined>>

/** Names of comparisons, their levels and of how two words agree. An engine newer than these texts still shows its own ids. */
export function useLinkageNames() {
  const { linkage } = useMessages()
  const comparisons: Texts = linkage.comparison
  const levels: Readonly<Record<string, Texts | undefined>> = linkage.level
  const kinds: Texts = linkage.kind
  return {
    comparison: (id: string): string => comparisons[id] ?? id,
    level: (comparison: string, level: string): string => levels[comparison]?.[level] ?? level,
    kind: (kind: string): string => kinds[kind] ?? kind,
  }
}
