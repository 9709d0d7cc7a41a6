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
  CompanyNameTable,
  ProgrammeTable,
  ProgrammeSegmentTable,
  InstitutionTable,
  InstitutionSegmentTable,
  NeedTable,
} from './schema/companies.ts'
import type {
  ApiKeyTable,
  AuditEntryTable,
  AuthCredentialTable,
  AuthSessionTable,
  AuthTwoFactorTable,
  AuthUserTable,
  AuthVerificationTable,
  MailTable,
  OrganisationCompanyTable,
  OrganisationInvitationTable,
  OrganisationMemberTable,
  OrganisationTable,
} from './schema/accounts.ts'
import type {
  ClaimChallengeTable,
  ClaimProofTable,
  ClaimStepTable,
  ClaimTable,
  CompanyProposalTable,
  DocumentTable,
} from './schema/claims.ts'
import type { IdempotencyKeyTable, UsedCodeTable } from './schema/http.ts'
import type { CorrectionContactTable, CorrectionStepTable, CorrectionTable, ReviewTaskTable } from './schema/curation.ts'
import type {
  ContactTable,
  DisclosureGrantTable,
  InquiryBlockTable,
  InquiryMessageTable,
  InquiryReportTable,
  InquiryTable,
  PrivacyRequestTable,
  PrivacyStepTable,
  PrivateFactTable,
  ProfileViewTable,
} from './schema/disclosure.ts'
import type {
  ImportMatchTable,
  ImportProblemTable,
  ImportRowTable,
  ImportTable,
  JobTable,
  LinkProfileTable,
  MappingMemoryTable,
  MatchKeyTable,
  TokenDfTable,
} from './schema/imports.ts'
import type {
  ConductTable,
  IntroductionDocumentTable,
  IntroductionLinkTable,
  IntroductionMessageTable,
  IntroductionStepTable,
  IntroductionTable,
} from './schema/introductions.ts'
import type { SavedSearchDigestTable, SavedSearchTable, ShortlistItemTable, ShortlistTable } from './schema/lists.ts'
import type {
  BomLineTable,
  BomTable,
  NeedGrantTable,
  NeedPartTable,
  NeedRunTable,
  NeedShowingTable,
  NeedVersionTable,
  PostedNeedTable,
} from './schema/needs.ts'
import type { BuyerTypeStepTable, BuyerTypeTable, QualificationProgressTable, QualificationStepTable } from './schema/qualification.ts'
import type {
  EventInterpreterTable,
  EventMeetingTable,
  EventNoteTable,
  EventParticipantTable,
  EventScheduleTable,
  EventScoreTable,
  EventWishTable,
  MeetingEventTable,
} from './schema/meeting-events.ts'
import type { EditionTable, GapTable, SegmentIndicatorTable, SegmentStatusTable } from './schema/results.ts'
import type {
  CompanySearchTable,
  SearchCountTable,
  SearchDueTable,
  SearchStateTable,
  SearchWordTable,
  SiteSearchTable,
} from './schema/search.ts'
import type {
  EventTable,
  JudgementTable,
  RecordAssignmentTable,
  RecordTable,
  RetractionTable,
  SubjectLinkTable,
  SubjectTable,
} from './schema/statements.ts'
import type {
  EquipmentTypeTable,
  LearnedTermTable,
  MaterialTable,
  ProcessSegmentTable,
  ProcessTable,
  SchemeTable,
  UnitTable,
  UnknownWordTable,
  VocabularyCodeTable,
  VocabularyGroupTable,
} from './schema/vocabularies.ts'

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
  vocabulary_group: VocabularyGroupTable
  process: ProcessTable
  process_segment: ProcessSegmentTable
  equipment_type: EquipmentTypeTable
  material: MaterialTable
  scheme: SchemeTable
  unit: UnitTable
  vocabulary_code: VocabularyCodeTable
  unknown_word: UnknownWordTable
  learned_term: LearnedTermTable
  company: CompanyTable
  site: SiteTable
  company_segment: CompanySegmentTable
  company_fact: CompanyFactTable
  company_name: CompanyNameTable
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
  site_search: SiteSearchTable
  search_due: SearchDueTable
  search_word: SearchWordTable
  search_state: SearchStateTable
  search_count: SearchCountTable
  subject: SubjectTable
  record: RecordTable
  retraction: RetractionTable
  subject_link: SubjectLinkTable
  record_assignment: RecordAssignmentTable
  event: EventTable
  judgement: JudgementTable
  review_task: ReviewTaskTable
  correction: CorrectionTable
  correction_step: CorrectionStepTable
  correction_contact: CorrectionContactTable
  import: ImportTable
  import_row: ImportRowTable
  import_match: ImportMatchTable
  import_problem: ImportProblemTable
  mapping_memory: MappingMemoryTable
  job: JobTable
  match_key: MatchKeyTable
  link_profile: LinkProfileTable
  token_df: TokenDfTable
  shortlist: ShortlistTable
  shortlist_item: ShortlistItemTable
  saved_search: SavedSearchTable
  saved_search_digest: SavedSearchDigestTable
  auth_user: AuthUserTable
  auth_session: AuthSessionTable
  auth_credential: AuthCredentialTable
  auth_verification: AuthVerificationTable
  auth_two_factor: AuthTwoFactorTable
  organisation: OrganisationTable
  organisation_member: OrganisationMemberTable
  organisation_invitation: OrganisationInvitationTable
  organisation_company: OrganisationCompanyTable
  api_key: ApiKeyTable
  mail: MailTable
  audit_entry: AuditEntryTable
  idempotency_key: IdempotencyKeyTable
  used_code: UsedCodeTable
  claim: ClaimTable
  claim_proof: ClaimProofTable
  claim_step: ClaimStepTable
  claim_challenge: ClaimChallengeTable
  document: DocumentTable
  company_proposal: CompanyProposalTable
  private_fact: PrivateFactTable
  disclosure_grant: DisclosureGrantTable
  contact: ContactTable
  inquiry: InquiryTable
  inquiry_message: InquiryMessageTable
  inquiry_report: InquiryReportTable
  inquiry_block: InquiryBlockTable
  privacy_request: PrivacyRequestTable
  privacy_step: PrivacyStepTable
  profile_view: ProfileViewTable
  posted_need: PostedNeedTable
  need_showing: NeedShowingTable
  need_version: NeedVersionTable
  need_part: NeedPartTable
  need_grant: NeedGrantTable
  need_run: NeedRunTable
  bom: BomTable
  bom_line: BomLineTable
  buyer_type: BuyerTypeTable
  qualification_step: QualificationStepTable
  buyer_type_step: BuyerTypeStepTable
  qualification_progress: QualificationProgressTable
  introduction: IntroductionTable
  introduction_step: IntroductionStepTable
  introduction_message: IntroductionMessageTable
  introduction_document: IntroductionDocumentTable
  introduction_link: IntroductionLinkTable
  conduct: ConductTable
  meeting_event: MeetingEventTable
  event_participant: EventParticipantTable
  event_wish: EventWishTable
  event_score: EventScoreTable
  event_interpreter: EventInterpreterTable
  event_schedule: EventScheduleTable
  event_meeting: EventMeetingTable
  event_note: EventNoteTable
}
