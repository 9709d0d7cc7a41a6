import type { RowValues } from '../../intake/parsed-row.ts'
import type { PartyInput } from '../../linkage/party.ts'

/** A row as the linkage sees it. One party for both levels: its address is that of its site. */
export function rowParty(rowNo: number, values: Readonly<RowValues>): PartyInput {
  return {
    id: String(rowNo),
    names: namesOf(values),
    tax_code: values.tax_code ?? null,
    address: [values.address, parkText(values)].filter((text) => text !== undefined).join(', ') || null,
    province: values.former_province ?? values.province ?? null,
    phones: values.phone ?? [],
    urls: [...(values.website ?? []), ...(values.email ?? [])],
  }
}

/** The address parser knows parks by their names, of which ids are made. */
function parkText({ park, park_name }: Readonly<RowValues>): string | undefined {
  return park === undefined ? park_name : `KCN ${park.replaceAll('-', ' ')}`
}

export function namesOf({ name_en, name_vi, name_native, short_name }: Readonly<RowValues>): string[] {
  return [name_en, name_vi, name_native, short_name].filter((name) => name !== undefined)
}

/** True when the row says where something is. */
export function namesSite({ address, province, park, park_name, site_name, lat }: Readonly<RowValues>): boolean {
  return [address, province, park, park_name, site_name, lat].some((value) => value !== undefined)
}
