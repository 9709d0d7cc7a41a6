import { LANGUAGES } from '../domain/vocabulary.ts'
import { type ContractRoute, CONTRACT_ROUTES } from './contract-routes.ts'

const READ_PATHS = new Set(CONTRACT_ROUTES.filter((route) => route.method === 'GET').map((route) => route.path))
const CHANGES = new Set(['PUT', 'PATCH', 'DELETE'])

/** The address at which a thing that is to be changed is read; its entity tag there is its version. undefined = it has none. */
export function versionPath(
  { method, path, policy }: Pick<ContractRoute, 'method' | 'path' | 'policy'>,
  asked: string,
): string | undefined {
  if (!CHANGES.has(method) || policy === 'own_session') return undefined
  return READ_PATHS.has(path) ? asked : undefined
}

/** Programs write what they read a while ago; without saying which version that was they would overwrite what others wrote since. */
export function mustSayVersion(route: Pick<ContractRoute, 'method'>, byKey: boolean): boolean {
  return byKey && (route.method === 'PUT' || route.method === 'PATCH')
}

/** Whether the thing is still what the caller saw, in whichever language they saw it. Weakly compared: compression weakens tags. */
export async function matches(header: string, read: (query: string) => Promise<Response>): Promise<boolean> {
  const wanted = new Set(header.split(',').map(bareTag))
  for (const query of ['', ...LANGUAGES.map((lang) => `?lang=${lang}`)]) {
    const response = await read(query)
    if (response.ok && wanted.has('*')) return true
    const tag = response.headers.get('etag')
    if (response.ok && tag !== null && wanted.has(bareTag(tag))) return true
    await response.body?.cancel()
  }
  return false
}

function bareTag(text: string): string {
  return text.trim().replace(/^W\//, '')
}

/** One after the other at each address: between the look and the change nobody else changes it. */
export function createTurns(): <T>(key: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>()
  return async (key, work) => {
    const before = last.get(key) ?? Promise.resolve()
    const mine = before.then(work, work)
    last.set(key, mine)
    try {
      return await mine
    } finally {
      if (last.get(key) === mine) last.delete(key)
    }
  }
}
