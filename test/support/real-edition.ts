import { join, resolve } from 'node:path'
import { createOperatorGate } from '../../src/api/operator-gate.ts'
import { createInProcessClient } from '../../src/api/server.ts'
import type { ApiClient } from '../../src/api/contract/index.ts'
import type { ServiceContext } from '../../src/services/context.ts'
import { openContext } from '../../src/services/renew.ts'
import { type Engine, openFilledDatabase } from './database.ts'
import { prepared } from './prepared-edition.ts'

/** The edition people will see, loaded and diagnosed, on either database. */

export const REAL = resolve(import.meta.dirname, '../../editions/vietnam-electronics')

export interface RealEdition {
  readonly context: ServiceContext
  /** The services as the contract shows them: every answer is checked against its shape on the way. */
  readonly client: ApiClient
  readonly dispose: () => Promise<void>
}

export async function openRealEdition(engine: Engine): Promise<RealEdition> {
  const handle = await openFilledDatabase(engine, prepared(REAL))
  const context = await openContext(handle.db, join(handle.place, 'uploads'))
  return {
    context,
    client: createInProcessClient({ services: () => context, gate: createOperatorGate(() => undefined) }),
    dispose: handle.dispose,
  }
}

/** Every object inside an answer, with the way to it. */
export function* objectsIn(value: unknown, trail = ''): Generator<{ trail: string; object: Record<string, unknown> }> {
  if (Array.isArray(value)) for (const [i, inner] of value.entries()) yield* objectsIn(inner, `${trail}[${i}]`)
  else if (typeof value === 'object' && value !== null) {
    yield { trail, object: value as Record<string, unknown> }
    for (const [key, inner] of Object.entries(value)) yield* objectsIn(inner, `${trail}.${key}`)
  }
}

/** All pages of a list. */
export async function wholeList<T>(
  list: (page: { limit: number; cursor?: string }) => Promise<{ items: T[]; next_cursor: string | null }>,
): Promise<T[]> {
  const items: T[] = []
  for (let cursor: string | undefined; ;) {
    const page = await list(cursor === undefined ? { limit: 500 } : { limit: 500, cursor })
    items.push(...page.items)
    if (page.next_cursor === null) return items
    cursor = page.next_cursor
  }
}
