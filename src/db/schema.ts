/**
 * What the database holds, for Kysely. Kept by hand beside the migrations; a test compares it with the live catalogue and with
 * the data package. Columns keep the names they have in the CSV files.
 */
import type {
  SourceTable,
  StageTable,
  SectorTable,
  FamilyTable,
  SegmentTable,
  CodeTable,
  SegmentCodeTable,
  SegmentInputTable,
} from './schema/chain.ts'
import type {
  HeadingTable,
  HeadingTradeTable,
  ProductTradeTable,
  BasketTable,
  PartnerTradeTable,
  IndustryTable,
  HeadlineTable,
} from './schema/trade.ts'
import type { RegionTable, ProvinceTable, FormerProvinceTable, ParkTable, GatewayTable } from './schema/places.ts'
import type {
  CompanyTable,
  SiteTable,
  CompanySegmentTable,
  CompanyFactTable,
  ProgrammeTable,
  ProgrammeSegmentTable,
  InstitutionTable,
  InstitutionSegmentTable,
  NeedTable,
} from './schema/companies.ts'
import type { CompanySearchTable, EditionTable, GapTable, SegmentIndicatorTable, SegmentStatusTable } from './schema/results.ts'

export interface Database {
  source: SourceTable
  stage: StageTable
  sector: SectorTable
  family: FamilyTable
  segment: SegmentTable
  code: CodeTable
  segment_code: SegmentCodeTable
  segment_input: SegmentInputTable
  heading: HeadingTable
  heading_trade: HeadingTradeTable
  product_trade: ProductTradeTable
  basket: BasketTable
  partner_trade: PartnerTradeTable
  industry: IndustryTable
  headline: HeadlineTable
  region: RegionTable
  province: ProvinceTable
  former_province: FormerProvinceTable
  park: ParkTable
  gateway: GatewayTable
  company: CompanyTable
  site: SiteTable
  company_segment: CompanySegmentTable
  company_fact: CompanyFactTable
  programme: ProgrammeTable
  programme_segment: ProgrammeSegmentTable
  institution: InstitutionTable
  institution_segment: InstitutionSegmentTable
  need: NeedTable
  edition: EditionTable
  segment_indicator: SegmentIndicatorTable
  segment_status: SegmentStatusTable
  gap: GapTable
  company_search: CompanySearchTable
}
