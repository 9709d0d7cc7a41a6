import { getCoverage, getEdition, listMethods } from '../../services/edition.ts'
import { listCompanies } from '../../services/search/list-companies.ts'
import { searchAll } from '../../services/search/search-all.ts'
import { getCompany } from '../../services/profile/company.ts'
import { listCompanyHistory } from '../../services/profile/find-company.ts'
import { getChain, listGaps } from '../../services/chain.ts'
import { listNearby } from '../../services/nearby/list-nearby.ts'
import { listPlaceNames } from '../../services/place-names.ts'
import { getProvince, listGateways, listParks, listProvinces } from '../../services/places.ts'
import { getSegment, listSegments } from '../../services/segments.ts'
import { getSource, listSources } from '../../services/sources.ts'
import { listInstitutions, listProgrammes } from '../../services/support.ts'
import { listHeadlines, listIndustry, listPartners, listTrade } from '../../services/trade.ts'
import { compareCompanies } from '../../services/compare/compare.ts'
import { accountRoutes } from './account.ts'
import { auditRoutes, keyRoutes, mailRoutes, userRoutes } from './administration.ts'
import { contactRoutes } from './contacts.ts'
import { claimRoutes, companyValueRoutes, documentRoutes } from './claims.ts'
import { correctionRoutes } from './corrections.ts'
import { curationRoutes } from './curation.ts'
import { disclosureRoutes } from './disclosure.ts'
import { eventRoutes } from './events.ts'
import { api } from './implementation.ts'
import { importRoutes } from './imports.ts'
import { inquiryRoutes } from './inquiries.ts'
import { matchRoutes } from './match.ts'
import { introductionRoutes } from './introductions.ts'
import { outcomeRoutes } from './outcomes.ts'
import { moderationRoutes } from './moderation.ts'
import { bomRoutes, needRoutes } from './needs.ts'
import { operatorRoutes } from './operator.ts'
import { invitationRoutes, organisationRoutes } from './organisations.ts'
import { privacyRoutes } from './privacy.ts'
import { qualifyRoutes } from './qualify.ts'
import { qualityRoutes } from './quality.ts'
import { reviewRoutes } from './review.ts'
import { savedSearchRoutes } from './saved-searches.ts'
import { shortlistRoutes } from './shortlists.ts'
import { vocabularyRoutes } from './vocabularies.ts'

/** Every route of the contract calls one service. A route without a handler does not compile. */
export const router = api.router({
  account: accountRoutes,
  disclosure: disclosureRoutes,
  contact: contactRoutes,
  inquiry: inquiryRoutes,
  introduction: introductionRoutes,
  outcome: outcomeRoutes,
  privacy: privacyRoutes,
  key: keyRoutes,
  organisation: organisationRoutes,
  invitation: invitationRoutes,
  user: userRoutes,
  audit: auditRoutes,
  mail: mailRoutes,
  edition: {
    get: api.edition.get.handler(({ context, input }) => getEdition(context.services(), input)),
    methods: api.edition.methods.handler(({ context, input }) => listMethods(context.services(), input)),
    coverage: api.edition.coverage.handler(({ context, input }) => getCoverage(context.services(), input)),
  },
  source: {
    list: api.source.list.handler(({ context, input }) => listSources(context.services(), input)),
    get: api.source.get.handler(({ context, input }) => getSource(context.services(), input)),
  },
  segment: {
    list: api.segment.list.handler(({ context, input }) => listSegments(context.services(), input)),
    get: api.segment.get.handler(({ context, input }) => getSegment(context.services(), input)),
    chain: api.segment.chain.handler(({ context, input }) => getChain(context.services(), input)),
    gaps: api.segment.gaps.handler(({ context, input }) => listGaps(context.services(), input)),
  },
  company: {
    list: api.company.list.handler(({ context, input }) => listCompanies(context.services(), input)),
    get: api.company.get.handler(({ context, input }) => getCompany(context.services(), input)),
    history: api.company.history.handler(({ context, input }) => listCompanyHistory(context.services(), input)),
  },
  search: {
    all: api.search.all.handler(({ context, input }) => searchAll(context.services(), input)),
  },
  compare: {
    get: api.compare.get.handler(({ context, input }) => compareCompanies(context.services(), input)),
  },
  place: {
    names: api.place.names.handler(({ context, input }) => listPlaceNames(context.services(), input)),
    nearby: api.place.nearby.handler(({ context, input }) => listNearby(context.services(), input)),
    provinces: api.place.provinces.handler(({ context, input }) => listProvinces(context.services(), input)),
    province: api.place.province.handler(({ context, input }) => getProvince(context.services(), input)),
    parks: api.place.parks.handler(({ context, input }) => listParks(context.services(), input)),
    gateways: api.place.gateways.handler(({ context, input }) => listGateways(context.services(), input)),
    programmes: api.place.programmes.handler(({ context, input }) => listProgrammes(context.services(), input)),
    institutions: api.place.institutions.handler(({ context, input }) => listInstitutions(context.services(), input)),
  },
  trade: {
    list: api.trade.list.handler(({ context, input }) => listTrade(context.services(), input)),
    partners: api.trade.partners.handler(({ context, input }) => listPartners(context.services(), input)),
    headlines: api.trade.headlines.handler(({ context, input }) => listHeadlines(context.services(), input)),
    industry: api.trade.industry.handler(({ context, input }) => listIndustry(context.services(), input)),
  },
  review: reviewRoutes,
  correction: correctionRoutes,
  curation: curationRoutes,
  quality: qualityRoutes,
  qualify: qualifyRoutes,
  operator: operatorRoutes,
  moderation: moderationRoutes,
  import: importRoutes,
  event: eventRoutes,
  shortlist: shortlistRoutes,
  savedSearch: savedSearchRoutes,
  vocabulary: vocabularyRoutes,
  claim: claimRoutes,
  companyValues: companyValueRoutes,
  document: documentRoutes,
  need: needRoutes,
  bom: bomRoutes,
  match: matchRoutes,
})
