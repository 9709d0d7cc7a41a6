import { Problem } from '../domain/problem.ts'

export interface PageInput {
  limit: number
  cursor?: string | undefined
}

export interface Page<T> {
  items: T[]
  total: number
  next_cursor: string | null
}

/** Offset hidden in an opaque cursor: an edition does not change while it is served, so an offset stays true. */
export function offsetOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0
  const match = /^o(\d{1,9})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1'))
  if (!match?.[1]) throw new Problem('invalid_cursor', 'The cursor is not one of ours. Start again without it.')
  return Number(match[1])
}

export function cursorAt(offset: number): string {
  return Buffer.from(`o${offset}`, 'latin1').toString('base64url')
}

export function pageOf<T, U>(all: readonly T[], { limit, cursor }: PageInput, map: (item: T) => U): Page<U> {
  const offset = offsetOf(cursor)
  const end = offset + limit
  return { items: all.slice(offset, end).map(map), total: all.length, next_cursor: end < all.length ? cursorAt(end) : null }
}
