/** An address taken apart. Plain data: it is kept as JSON and compared many times. */
export interface Address {
  /** As it was written. */
  readonly text: string
  /** Lot or plot in one spelling: "Lot K-08" and "Lô K8" are k8, "I-1d-1" is i1d-1. Several are joined with a plus sign. */
  readonly lot: string | null
  /** Id of a park of the gazetteer, else the name the grammar found, spelt like such an id. */
  readonly zone: string | null
  readonly park_id: string | null
  readonly street_number: string | null
  readonly street: string | null
  readonly ward: string | null
  readonly district: string | null
  /** Known only where the address names a province that is gone, or a district. */
  readonly former_province_id: string | null
  readonly province_id: string | null
  /** ISO 3166 code in capitals, where the address or the caller names a country. */
  readonly country: string | null
  readonly postcode: string | null
  /** Every number and code but postcode and floor, in order and in one spelling. */
  readonly codes: readonly string[]
  /** Every name in it: folded words without province, country and the words that say what kind of name follows. */
  readonly tokens: readonly string[]
  /** How many of the last tokens are names of ward and district: units that were redrawn in 2025, so weak evidence. */
  readonly weak_tokens: number
}

export interface GazetteerProvince {
  readonly id: string
  readonly names: readonly string[]
  /** The provinces it was made of in July 2025. */
  readonly former: readonly { readonly id: string; readonly names: readonly string[] }[]
}

export interface GazetteerPark {
  readonly id: string
  readonly names: readonly string[]
  readonly province_id: string | null
  readonly former_province_id?: string | null
}

/** The places an address may name. The caller reads them where they are kept, such as an edition. */
export interface Gazetteer {
  readonly provinces: readonly GazetteerProvince[]
  readonly parks: readonly GazetteerPark[]
}
