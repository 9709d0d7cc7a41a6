import { createHash } from 'node:crypto'
import type { BetterAuthOptions } from 'better-auth'
import { kyselyAdapter } from '@better-auth/kysely-adapter'
import type { Kysely } from 'kysely'
import type { Database } from '../../db/schema.ts'

type MakeAdapter = ReturnType<typeof kyselyAdapter>
type Adapter = ReturnType<MakeAdapter>
type Where = NonNullable<Parameters<Adapter['count']>[0]['where']>

/**
 * The library keeps tokens of sessions as they are in the cookie: whoever reads the database, or a copy of it, could sign in as
 * anybody. Here only their sha256 reaches the database. What comes back to the library holds the token it asked with.
 */
export function hashedTokens(db: Kysely<Database>): MakeAdapter {
  const make = kyselyAdapter(db, { type: 'postgres', transaction: false })
  return (options: BetterAuthOptions) => {
    const inner = make(options)
    const hashing: Adapter = {
      ...inner,
      // Of its own transaction the library would get the adapter inside, which hashes nothing.
      transaction: (work: (adapter: Adapter) => Promise<unknown>) => work(hashing),
      create: async (query) =>
        withToken(query.model, await inner.create({ ...query, data: hashedData(query.model, query.data) }), query.data),
      findOne: async (query) =>
        withToken(query.model, await inner.findOne({ ...query, where: hashedWhere(query.model, query.where) }), asked(query.where)),
      findMany: (query) => inner.findMany({ ...query, ...(query.where && { where: hashedWhere(query.model, query.where) }) }),
      count: (query) => inner.count({ ...query, ...(query.where && { where: hashedWhere(query.model, query.where) }) }),
      update: async (query) =>
        withToken(
          query.model,
          await inner.update({ ...query, where: hashedWhere(query.model, query.where), update: hashedData(query.model, query.update) }),
          { ...asked(query.where), ...query.update },
        ),
      updateMany: (query) =>
        inner.updateMany({ ...query, where: hashedWhere(query.model, query.where), update: hashedData(query.model, query.update) }),
      delete: (query) => inner.delete({ ...query, where: hashedWhere(query.model, query.where) }),
      deleteMany: (query) => inner.deleteMany({ ...query, where: hashedWhere(query.model, query.where) }),
      consumeOne: (query) => inner.consumeOne({ ...query, where: hashedWhere(query.model, query.where) }),
    } as Adapter
    return hashing
  }
}

export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

function hashedData<T extends Record<string, unknown>>(model: string, data: T): T {
  return model === 'session' && typeof data['token'] === 'string' ? { ...data, token: hashOfToken(data['token']) } : data
}

function hashedWhere(model: string, where: Where): Where {
  if (model !== 'session') return where
  return where.map((part) => (part.field === 'token' ? { ...part, value: hashedValue(part.value) } : part))
}

function hashedValue(value: Where[number]['value']): Where[number]['value'] {
  if (typeof value === 'string') return hashOfToken(value)
  return Array.isArray(value) ? (value as unknown[]).map((each) => hashOfToken(String(each))) : value
}

function asked(where: Where): Record<string, unknown> {
  return Object.fromEntries(where.filter((part) => part.field === 'token').map((part) => [part.field, part.value]))
}

function withToken<T>(model: string, row: T, from: Record<string, unknown>): T {
  if (model !== 'session' || row === null || typeof row !== 'object' || typeof from['token'] !== 'string') return row
  return { ...row, token: from['token'] }
}
