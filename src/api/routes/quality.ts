import { getQuality } from '../../services/curation/quality/dashboard.ts'
import {
  listProvinceCoverage,
  listQualityFigures,
  listQualityFindings,
  listSegmentCoverage,
} from '../../services/curation/quality/lists.ts'
import { api } from './implementation.ts'

export const qualityRoutes = {
  get: api.quality.get.handler(({ context, input }) => getQuality(context.services(), input)),
  figures: api.quality.figures.handler(({ context, input }) => listQualityFigures(context.services(), input)),
  segments: api.quality.segments.handler(({ context, input }) => listSegmentCoverage(context.services(), input)),
  provinces: api.quality.provinces.handler(({ context, input }) => listProvinceCoverage(context.services(), input)),
  findings: api.quality.findings.handler(({ context, input }) => listQualityFindings(context.services(), input)),
}
