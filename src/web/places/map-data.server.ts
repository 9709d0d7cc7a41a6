/** Puts provinces, parks and gateways on the picture. Server only: the projection stays here. */
import type { Park, Province } from '../../api/contract/place.ts'
import type { MapProvince, MapSymbol } from './province-map.tsx'
import { onMap } from './shapes.server.ts'

export function mapProvinces(
  provinces: readonly Province[],
  count: (province: Province) => number | null,
  to: (province: Province) => string,
): MapProvince[] {
  return provinces.map((province) => ({
    id: province.id,
    name: province.name,
    ...onMap(province.lon, province.lat),
    count: count(province),
    to: to(province),
  }))
}

interface Point {
  id: string
  kind: string
  name: string
  lat: number
  lon: number
}

const GATEWAYS = ['seaport', 'airport', 'border_gate', 'inland_port'] as const

export function mapSymbols(parks: readonly Park[], gateways: readonly Point[]): MapSymbol[] {
  const placed = parks.flatMap((park) => (park.lat === null || park.lon === null ? [] : [{ park, ...onMap(park.lon, park.lat) }]))
  const groups = [...Map.groupBy(placed, ({ x, y }) => `${x} ${y}`).values()]
  const parkSymbols = groups.flatMap((group): MapSymbol[] => {
    const [first] = group
    return first
      ? [
          {
            id: `park-${first.park.id}`,
            kind: 'park',
            x: first.x,
            y: first.y,
            count: group.length,
            title: group.map(({ park }) => park.name).join(', '),
          },
        ]
      : []
  })
  const gatewaySymbols = gateways.flatMap((gateway): MapSymbol[] => {
    const kind = GATEWAYS.find((one) => one === gateway.kind)
    return kind ? [{ id: gateway.id, kind, ...onMap(gateway.lon, gateway.lat), count: 1, title: gateway.name }] : []
  })
  // Large first, so that a small symbol is never hidden under a large one.
  return [...parkSymbols.toSorted((a, b) => b.count - a.count), ...gatewaySymbols]
}
