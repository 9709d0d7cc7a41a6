import type { FamilyFlow } from './flows.ts'
import type { Column } from './model.ts'

const SWEEPS = 16

/** Families move towards the mean place of their partners, column by column, so that ribbons cross less. Deterministic. */
export function orderFamilies(columns: readonly Column[], flows: readonly FamilyFlow[]): Column[] {
  const ordered = columns.map((column) => ({ ...column, families: [...column.families] }))
  const place = new Map<string, number>()
  const settle = (column: Column) =>
    column.families.forEach((family, index) => place.set(family.id, (index + 0.5) / column.families.length))
  const partners = partnersOf(flows)
  ordered.forEach(settle)
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    const pass = sweep % 2 === 0 ? ordered : ordered.toReversed()
    for (const column of pass) {
      const wanted = new Map(
        column.families.map((family) => [family.id, barycentre(partners.get(family.id) ?? [], place, place.get(family.id) ?? 0.5)]),
      )
      column.families.sort((a, b) => (wanted.get(a.id) ?? 0) - (wanted.get(b.id) ?? 0))
      settle(column)
    }
  }
  return ordered
}

interface Partner {
  id: string
  pull: number
}

/** The square root keeps one huge flow from deciding everything. */
function partnersOf(flows: readonly FamilyFlow[]): Map<string, Partner[]> {
  const partners = new Map<string, Partner[]>()
  const add = (id: string, partner: Partner) => {
    const list = partners.get(id)
    if (list) list.push(partner)
    else partners.set(id, [partner])
  }
  for (const { from, to, domestic, imported } of flows) {
    const pull = Math.sqrt(domestic + imported)
    add(from, { id: to, pull })
    add(to, { id: from, pull })
  }
  return partners
}

function barycentre(partners: readonly Partner[], place: ReadonlyMap<string, number>, otherwise: number): number {
  let pull = 0
  let sum = 0
  for (const partner of partners) {
    pull += partner.pull
    sum += partner.pull * (place.get(partner.id) ?? 0.5)
  }
  return pull > 0 ? sum / pull : otherwise
}
