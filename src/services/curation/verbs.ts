import type { Language } from '../../domain/vocabulary.ts'
import { currentCompanies } from '../../db/queries/subjects.ts'
import type { ServiceContext } from '../context.ts'
import { type Changed, getSubject } from '../statements/change.ts'
import { mergeSubjects } from '../statements/merge.ts'
import { moveSite } from '../statements/move-site.ts'
import { retractStatement } from '../statements/retract.ts'
import { splitSubject } from '../statements/split.ts'
import { statementId } from '../../domain/statement.ts'
import { previewChange } from './preview.ts'

interface Asked {
  lang: Language
  reason?: string | undefined
}

interface MergeInput extends Asked {
  from: string
  into: string
  override?: boolean
}

interface SplitInput extends Asked {
  subject_id: string
  record_ids: readonly string[]
  site_ids: readonly string[]
  to?: string | undefined
}

interface MoveInput extends Asked {
  site_id: string
  to: string
}

/** Why, in a preview: nobody reads it, for it is taken back. */
const PREVIEW = 'preview'

export async function merge(context: ServiceContext, { from, into, reason, override, lang }: MergeInput, actor: string) {
  const changed = await mergeSubjects(context, { survivor: into, loser: from, actor, reason, override: override ?? false, lang })
  return finish(context, changed, into, lang)
}

export async function previewMerge(context: ServiceContext, { from, into, lang }: MergeInput) {
  const companies = await companiesOf(context, [into, from], lang)
  return previewChange(context, {
    companies,
    redirects: [{ from, to: into }],
    lang,
    work: (trx) => mergeSubjects({ db: trx }, { survivor: into, loser: from, actor: PREVIEW, lang }),
  })
}

export async function split(context: ServiceContext, input: SplitInput, actor: string) {
  const changed = await splitSubject(context, { ...splitOf(input), reason: input.reason, actor })
  return finish(context, changed, changed.subject_id, input.lang)
}

export async function previewSplit(context: ServiceContext, input: SplitInput) {
  const ids = [input.subject_id, ...(input.to === undefined ? [] : [input.to])]
  return previewChange(context, {
    companies: await companiesOf(context, ids, input.lang),
    redirects: [],
    lang: input.lang,
    work: (trx) => splitSubject({ db: trx }, { ...splitOf(input), actor: PREVIEW }),
  })
}

function splitOf({ subject_id, record_ids, site_ids, to, lang }: SplitInput) {
  return { subject_id, record_ids, site_ids, lang, ...(to !== undefined && { to }) }
}

export async function move(context: ServiceContext, { site_id, to, reason, lang }: MoveInput, actor: string) {
  return finish(context, await moveSite(context, { site_id, company_id: to, actor, reason, lang }), to, lang)
}

export async function previewMove(context: ServiceContext, { site_id, to, lang }: MoveInput) {
  return previewChange(context, {
    companies: await companiesOf(context, [to, site_id], lang),
    redirects: [],
    lang,
    work: (trx) => moveSite({ db: trx }, { site_id, company_id: to, actor: PREVIEW, lang }),
  })
}

export async function retract(
  context: ServiceContext,
  { subject_id, record_id, property, reason, lang }: Asked & { subject_id: string; record_id: string; property: string },
  actor: string,
) {
  const changed = await retractStatement(context, { subject_id, statement_id: statementId(record_id, property), actor, reason, lang })
  return finish(context, changed, subject_id, lang)
}

async function finish(context: ServiceContext, { event_id }: Changed, subjectId: string, lang: Language) {
  await context.renew()
  const [company_id = subjectId] = await companiesOf(context, [subjectId], lang)
  return { event_id, company_id }
}

/** The companies these ids stand for or belong to today. */
async function companiesOf({ db }: ServiceContext, ids: readonly string[], lang: Language): Promise<string[]> {
  const subjects = await Promise.all(ids.map((id) => getSubject({ db }, id, lang)))
  const companies = await currentCompanies(
    db,
    subjects.map((subject) => subject.subject_id),
  )
  return [...new Set(subjects.map((subject) => companies.get(subject.subject_id) ?? subject.company_id))]
}
