import { useRouteLoaderData } from 'react-router'
import type { Edition } from '../../api/contract/edition.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { Messages } from '../messages/app-config.ts'

/** What the layout's loader gives every page of a language. */
export interface LayoutData {
  lang: Language
  origin: string
  edition: Edition
  messages: Messages
  /** May import and curate. */
  operator: boolean
}

export function useEdition(): Edition {
  const data = useRouteLoaderData<LayoutData>('routes/layout')
  if (!data) throw new Error('useEdition is used outside the layout')
  return data.edition
}

/** Whether the reader may import and curate. */
export function useOperator(): boolean {
  return useRouteLoaderData<LayoutData>('routes/layout')?.operator ?? false
}
