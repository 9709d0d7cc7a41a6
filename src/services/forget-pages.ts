import type { ServiceContext } from './context.ts'

/** Kept pages are those of one read model: another object of the same content, and they are made anew. Cheaper than `renew`. */
export function forgetPages(context: ServiceContext): void {
  context.atlas = { ...context.atlas }
}
