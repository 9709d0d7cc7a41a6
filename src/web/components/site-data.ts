import { useRouteLoaderData } from 'react-router'
import type { Edition } from '../../api/contract/edition.ts'
import type { StaffRole } from '../../domain/policy/actor.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { Messages } from '../messages/app-config.ts'
import type { StaffTool } from './staff-tools.ts'

/** What the layout's loader gives every page of a language. */
export interface LayoutData {
  lang: Language
  origin: string
  edition: Edition
  messages: Messages
  /** May import and curate. */
  operator: boolean
  /** With the operator key, not with an account. */
  by_key: boolean
  /** Pages for those who work here; none for visitors. */
  tools: readonly StaffTool[]
  /** null for visitors. */
  account: ShellAccount | null
}

/** Of whoever is signed in, what the header shows. */
export interface ShellAccount {
  name: string
  /** The role that counts in this session. */
  staff: StaffRole | null
  organisations: readonly { id: string; name: string }[]
  /** For which they speak. */
  companies: readonly { id: string; name: string }[]
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

/** Who is signed in, as the header shows them; null for visitors. */
export function useAccount(): ShellAccount | null {
  return useRouteLoaderData<LayoutData>('routes/layout')?.account ?? null
}
