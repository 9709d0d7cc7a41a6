import { chooseSegment, createBom, getBom, listLines, listOwnBoms, refreshBom, removeBom } from '../../services/boms/boms.ts'
import { listNeedColumns } from '../../services/needs/columns.ts'
import { listCompanyNeeds } from '../../services/needs/company-needs.ts'
import { getNeed } from '../../services/needs/get-need.ts'
import { importNeeds } from '../../services/needs/import-needs.ts'
import { listNeeds } from '../../services/needs/list-needs.ts'
import { closeNeed, publishNeed, reviewNeed, withdrawNeed } from '../../services/needs/move-need.ts'
import { endGrantOfNeed, grantNeed, listGrantsOfNeed } from '../../services/needs/need-grants.ts'
import { listMatches, listRunsOfNeed, recomputeRun, runNeed } from '../../services/needs/need-runs.ts'
import { shortlistNeed } from '../../services/needs/need-shortlist.ts'
import { listNeedVersions, listOwnNeeds } from '../../services/needs/own-needs.ts'
import { summarizeNeeds } from '../../services/needs/summary.ts'
import { listNeedTemplates } from '../../services/needs/templates.ts'
import { createNeed, removeNeed, updateNeed } from '../../services/needs/write-need.ts'
import { giveKey } from '../edit-keys.ts'
import { askingOf } from './asking.ts'
import { api } from './implementation.ts'

export const needRoutes = {
  list: api.need.list.handler(({ context, input }) => listNeeds(context.services(), input)),
  summary: api.need.summary.handler(({ context, input }) => summarizeNeeds(context.services(), input)),
  own: api.need.own.handler(({ context, input }) => listOwnNeeds(context.services(), input, askingOf(context))),
  templates: api.need.templates.handler(({ context, input }) => listNeedTemplates(context.services(), input)),
  columns: api.need.columns.handler(({ context, input }) => listNeedColumns(context.services(), input)),
  create: api.need.create.handler(({ context, input }) => createNeed(context.services(), input, askingOf(context))),
  import: api.need.import.handler(({ context, input }) => importNeeds(context.services(), input, askingOf(context))),
  get: api.need.get.handler(({ context, input }) => getNeed(context.services(), input, askingOf(context))),
  update: api.need.update.handler(({ context, input }) => updateNeed(context.services(), input, askingOf(context))),
  remove: api.need.remove.handler(({ context, input }) => removeNeed(context.services(), input, askingOf(context))),
  publish: api.need.publish.handler(({ context, input }) => publishNeed(context.services(), input, askingOf(context))),
  close: api.need.close.handler(({ context, input }) => closeNeed(context.services(), input, askingOf(context))),
  withdraw: api.need.withdraw.handler(({ context, input }) => withdrawNeed(context.services(), input, askingOf(context))),
  review: api.need.review.handler(({ context, input }) => reviewNeed(context.services(), input, askingOf(context))),
  versions: api.need.versions.handler(({ context, input }) => listNeedVersions(context.services(), input, askingOf(context))),
  grants: api.need.grants.handler(({ context, input }) => listGrantsOfNeed(context.services(), input, askingOf(context))),
  grant: api.need.grant.handler(({ context, input }) => grantNeed(context.services(), input, askingOf(context))),
  endGrant: api.need.endGrant.handler(({ context, input }) => endGrantOfNeed(context.services(), input, askingOf(context))),
  run: api.need.run.handler(({ context, input }) => runNeed(context.services(), input, askingOf(context))),
  runs: api.need.runs.handler(({ context, input }) => listRunsOfNeed(context.services(), input, askingOf(context))),
  matches: api.need.matches.handler(({ context, input }) => listMatches(context.services(), input, askingOf(context))),
  recompute: api.need.recompute.handler(({ context, input }) => recomputeRun(context.services(), input, askingOf(context))),
  shortlist: api.need.shortlist.handler(async ({ context, input }) => {
    const made = await shortlistNeed(context.services(), input, askingOf(context))
    giveKey(context, 'list', made.shortlist_id, made.edit_key)
    return made
  }),
  ofCompany: api.need.ofCompany.handler(({ context, input }) => listCompanyNeeds(context.services(), input, askingOf(context))),
}

export const bomRoutes = {
  create: api.bom.create.handler(({ context, input }) => createBom(context.services(), input, askingOf(context))),
  list: api.bom.list.handler(({ context, input }) => listOwnBoms(context.services(), input, askingOf(context))),
  get: api.bom.get.handler(({ context, input }) => getBom(context.services(), input, askingOf(context))),
  lines: api.bom.lines.handler(({ context, input }) => listLines(context.services(), input, askingOf(context))),
  choose: api.bom.choose.handler(({ context, input }) => chooseSegment(context.services(), input, askingOf(context))),
  refresh: api.bom.refresh.handler(({ context, input }) => refreshBom(context.services(), input, askingOf(context))),
  remove: api.bom.remove.handler(({ context, input }) => removeBom(context.services(), input, askingOf(context))),
}
