import { ROUTE_POLICIES, type RoutePolicyName } from '../domain/policy/routes.ts'
import type { Access } from './contract/access.ts'
import { contract } from './contract/index.ts'

export interface ContractRoute {
  /** As in the contract: "segment.list". */
  readonly name: string
  readonly method: string
  readonly path: string
  readonly policy: RoutePolicyName
  readonly personal: boolean
}

interface Described {
  readonly '~orpc': { readonly route: { readonly method?: string; readonly path?: string }; readonly meta: Access }
}

/** Every route of the contract, with the method it answers and who may use it. */
export const CONTRACT_ROUTES: readonly ContractRoute[] = Object.entries(contract).flatMap(([group, procedures]) =>
  Object.entries(procedures as Record<string, Described>).map(([name, { '~orpc': described }]) => ({
    name: `${group}.${name}`,
    method: described.route.method ?? '',
    path: described.route.path ?? '',
    policy: policyOf(`${group}.${name}`, described.meta),
    personal: described.meta.personal === true,
  })),
)

/** A route that does not say who may use it stops the server before it starts. */
function policyOf(name: string, { policy }: Access): RoutePolicyName {
  if (policy === undefined || !(policy in ROUTE_POLICIES)) throw new Error(`The route ${name} does not say who may use it.`)
  return policy
}

const PATTERNS = CONTRACT_ROUTES.map((route) => ({
  route,
  pattern: new RegExp(`^${route.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`),
}))

/** Routes at an address (without the prefix), whatever their method. */
export function routesAt(path: string): ContractRoute[] {
  return PATTERNS.filter(({ pattern }) => pattern.test(path)).map(({ route }) => route)
}
