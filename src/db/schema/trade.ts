/** HS 1992 headings: capability indicators of Viet Nam. */
export interface HeadingTable {
  hs1992_heading: string
  year: number
  export_usd: number | null
  world_export_usd: number
  rca: number | null
  r_size: number | null
  pci: number | null
  density: number | null
  density_percentile: number | null
  world_hhi: number | null
  top_exporters: string | null
  source_id: string
}

/** Viet Nam trade by HS 1992 heading. */
export interface HeadingTradeTable {
  hs1992_heading: string
  year: number
  flow: 'export' | 'import'
  vintage: 'atlas_v18' | 'atlas_2022'
  value_usd: number | null
  missing_reason: 'below_cutoff' | 'no_source' | 'unreliable' | null
  cutoff_usd: number | null
  source_id: string
}

/** Viet Nam trade by six-digit product, selected years. */
export interface ProductTradeTable {
  hs1992_code: string
  year: number
  flow: 'export' | 'import'
  value_usd: number | null
  missing_reason: 'no_source' | 'unreliable' | null
  source_id: string
}

/** Groups of products used by partner data and headlines. */
export interface BasketTable {
  basket_id: string
  name_vi: string
  name_en: string
  name_ko: string
  definition_vi: string
  definition_en: string
  definition_ko: string
  hs_codes: string | null
  segment_ids: string | null
}

/** Origins and destinations. */
export interface PartnerTradeTable {
  basket_id: string
  flow: 'export' | 'import'
  partner: string
  year: number
  value_usd: number
  source_id: string
  note: string | null
}

/** Establishments, people and value added by ISIC class. */
export interface IndustryTable {
  isic4: string
  year: number
  variable: 'establishments' | 'employees' | 'female_employees' | 'value_added_usd' | 'wages_usd'
  value: number | null
  missing_reason: 'no_source' | 'suppressed' | null
  source_id: string
}

/** Official headline figures. */
export interface HeadlineTable {
  headline_id: string
  position: number
  period: string
  year: number
  flow: 'export' | 'import' | 'balance'
  basket_id: string | null
  value: number
  unit: 'usd_bn' | 'percent'
  change_pct: number | null
  exactness: 'exact' | 'rounded' | 'derived'
  formula: string | null
  name_vi: string
  name_en: string
  name_ko: string
  definition_vi: string
  definition_en: string
  definition_ko: string
  source_id: string
  note: string | null
}
