import { fold } from '../../domain/fold.ts'
import { bareProvince } from '../province-names.ts'
import { remembered } from '../remembered.ts'
import type { RowContext } from '../row-context.ts'
import type { CellInput } from './cell-input.ts'
import { findCountry } from './countries.ts'

export interface Province {
  readonly province: string
  /** Named by what it was until June 2025. */
  readonly former: string | null
  readonly name: string
}

export interface PlaceIndex {
  province(text: string): Province | undefined
  park(text: string): { readonly id: string; readonly province_id: string } | undefined
}

export function indexPlaces(context: RowContext): PlaceIndex {
  const provinces = new Map<string, Province>()
  for (const { id, names, former } of context.provinces) {
    const [name = id] = names
    for (const old of former) for (const text of old.names) provinces.set(provinceKey(text), { province: id, former: old.id, name })
    // A name that is still in use is today's province.
    for (const text of names) provinces.set(provinceKey(text), { province: id, former: null, name })
  }
  const parks = new Map<string, { id: string; province_id: string } | null>()
  for (const { id, names, province_id } of context.parks)
    for (const text of names) {
      const key = parkKey(text)
      const known = parks.get(key)
      // Two parks of one name (there are several "Tân Hưng"): the name alone says neither.
      parks.set(key, known === undefined || known?.id === id ? { id, province_id } : null)
    }
  return { province: (text) => provinces.get(provinceKey(text)), park: (text) => parks.get(parkKey(text)) ?? undefined }
}

export function readProvince(input: CellInput, places: PlaceIndex): Province | undefined {
  const found = places.province(input.text) ?? places.province(input.text.split(/[,(/]/)[0] ?? '')
  if (found === undefined) return input.leaveOut('province_unknown')
  if (found.former !== null) input.fixed('province_merged', found.name)
  return found
}

export function readPark(input: CellInput, places: PlaceIndex): { park: string } | { park_name: string } {
  const found = places.park(input.text)
  if (found !== undefined) return { park: found.id }
  input.doubt('park_unknown')
  return { park_name: input.text }
}

export function readAddress(input: CellInput): string | undefined {
  if (/\bp\.?\s?o\.?\s?box\b|hộp thư bưu điện|사서함/iu.test(input.text)) input.doubt('post_office_box')
  else if (input.text.length < 8 || !/[\s,]/.test(input.text)) input.doubt('address_short')
  return input.text
}

/** Provinces an address names, by its parts between commas. */
export function provincesOf(address: string, places: PlaceIndex): Province[] {
  // No province has a number in its name; lots and streets do.
  return address.split(/[,;]|\s[-–]\s/).flatMap((part) => (/\d/.test(part) ? [] : (places.province(part) ?? [])))
}

/** The country at the end of an address, where one stands. */
export function countryOf(address: string): string | undefined {
  const last = address.split(/[,;]/).at(-1)?.trim().replace(/\.$/, '') ?? ''
  // Short words are too many things: "Ý", "Anh", "Bỉ" are names of streets as well.
  return last.length < 4 ? undefined : findCountry(last)
}

export interface Coordinates {
  readonly lat: number
  readonly lon: number
}

const VIET_NAM = { south: 6.5, north: 23.6, west: 102, east: 118 }

/** Undefined when they are none. Swapped ones are put right where only the other order lies in the country. */
export function checkCoordinates(
  lat: number,
  lon: number,
  country: string,
): Coordinates | 'invalid' | 'zero' | 'outside' | { swapped: Coordinates } {
  if (lat === 0 && lon === 0) return 'zero'
  const swapped = { lat: lon, lon: lat }
  if (country === 'VNM') {
    if (inVietNam({ lat, lon })) return { lat, lon }
    if (inVietNam(swapped)) return { swapped }
  }
  if (Math.abs(lat) > 90 || Math.abs(lon) > 180) return 'invalid'
  return country === 'VNM' ? 'outside' : { lat, lon }
}

function inVietNam({ lat, lon }: Coordinates): boolean {
  return lat >= VIET_NAM.south && lat <= VIET_NAM.north && lon >= VIET_NAM.west && lon <= VIET_NAM.east
}

/** "TP.HCM", "T.P Hồ Chí Minh", "Ho Chi Minh City" are one place; its id comes with the vocabulary. */
const provinceKey = remembered((text: string): string => {
  const bare = bareProvince(text)
  return SHORT.get(bare) ?? bare.replaceAll(' ', '')
})

const SHORT = new Map([
  ['hcm', 'hochiminh'],
  ['hcmc', 'hochiminh'],
  ['tphcm', 'hochiminh'],
  ['tp hcm', 'hochiminh'],
  ['sai gon', 'hochiminh'],
  ['saigon', 'hochiminh'],
  ['vung tau', 'bariavungtau'],
  ['brvt', 'bariavungtau'],
  ['br vt', 'bariavungtau'],
  ['hue', 'hue'],
  ['thua thien hue', 'hue'],
  ['dac lac', 'daklak'],
  ['bac can', 'backan'],
  ['dac nong', 'daknong'],
])

function parkKey(text: string): string {
  return fold(text.normalize('NFKC'))
    .replaceAll(
      /\b(?:khu cong nghiep|kcn|cum cong nghiep|ccn|khu che xuat|kcx|industrial park|industrial zone|ip|iz|epz|export processing zone|khu cong nghe cao|hi tech park)\b|공단|산업단지/g,
      ' ',
    )
    .replaceAll(/\biii\b/g, '3')
    .replaceAll(/\bii\b/g, '2')
    .replaceAll(/\bi\b/g, '1')
    .replaceAll(/\s+/g, '')
}
