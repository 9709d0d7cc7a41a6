import { ANYBODY, type StaffRole } from '../../domain/policy/actor.ts'
import { decideRoute, type RoutePolicyName } from '../../domain/policy/routes.ts'

/** Pages of those who work here, by the rights that their routes ask for. */
const TOOLS = {
  staff: 'analyst',
  imports: 'importer',
  events: 'importer',
  review: 'curator',
  corrections: 'curator',
  quality: 'analyst',
  words: 'curator',
  log: 'curator',
} as const satisfies Record<string, RoutePolicyName>

export type StaffTool = keyof typeof TOOLS

/** None for visitors. */
export function staffTools(staff: StaffRole | null, operator: boolean): StaffTool[] {
  const actor = { ...ANYBODY, staff, operator }
  return (Object.keys(TOOLS) as StaffTool[]).filter((tool) => decideRoute(TOOLS[tool], actor) === 'allow')
}

/** Under the language. */
export function toolPath(tool: StaffTool): string {
  return tool === 'log' || tool === 'words' ? `curation/${tool}` : tool
}
