import type { EvidenceGrade } from '../../domain/vocabulary.ts'

/** Regions. */
export interface RegionTable {
  region_id: string
  position: number
  name_vi: string
  name_en: string
  name_ko: string
}

/** The 34 provinces and cities. */
export interface ProvinceTable {
  province_id: string
  gso_code: string
  name_vi: string
  name_en: string
  name_ko: string
  type: 'city' | 'province'
  region_id: string
  valid_from: string
  lat: number
  lon: number
  note: string | null
  source_id: string
}

/** The 63 provinces before 1 July 2025. */
export interface FormerProvinceTable {
  former_province_id: string
  gso_code: string
  name_vi: string
  name_en: string
  name_ko: string
  province_id: string
  valid_to: string
  source_id: string
  lat: number | null
  lon: number | null
}

/** Industrial parks and zones. */
export interface ParkTable {
  park_id: string
  name_vi: string
  name_en: string
  name_ko: string
  kind: 'industrial_park' | 'hi_tech_park' | 'export_processing_zone' | 'economic_zone' | 'software_park'
  province_id: string
  former_province_id: string | null
  lat: number | null
  lon: number | null
  position_basis: 'approximate_province' | 'published' | 'none'
  developer: string | null
  area_ha: number | null
  website: string | null
  source_id: string
  evidence_grade: EvidenceGrade
}

/** Ports, airports and border gates. */
export interface GatewayTable {
  gateway_id: string
  kind: 'seaport' | 'airport' | 'border_gate' | 'inland_port'
  code: string | null
  name_vi: string
  name_en: string
  name_ko: string
  province_id: string
  lat: number
  lon: number
  source_id: string
}
