import { readChronicle } from '../../db/queries/chronicle.ts'
import { readFrame } from '../../db/queries/references.ts'
import { currentCompanies } from '../../db/queries/subjects.ts'
import { standingAt } from '../../domain/chronicle.ts'
import { type StatedOnce, statementsOf } from '../../domain/provenance.ts'
import { splitProperty, statementId } from '../../domain/statement.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { ServiceContext } from '../context.ts'
import { getSubject } from '../statements/change.ts'
import { type Wording, wording } from '../wording.ts'
import { type ValueNames, valueNames } from './value-names.ts'

/** Everything anybody said about a company and its sites: what is shown, what was outweighed, what was taken back. */
export async function listStatements(
  context: ServiceContext,
  { id, as_of, lang }: { id: string; as_of?: string | undefined; lang: Language },
) {
  const { db } = context
  const { subject_id } = await getSubject({ db }, id, lang)
  const company_id = (await currentCompanies(db, [subject_id])).get(subject_id) ?? subject_id
  const at = as_of === undefined ? undefined : new Date(`${as_of}T23:59:59.999Z`)
  const chronicle = await readChronicle(db, [company_id], at === undefined ? 'now' : 'ever')
  const standing = standingAt(chronicle, at)
  const { references } = await readFrame(db)
  const words = wording(lang)
  const names = await valueNames(context, lang)
  const statements = statementsOf(chronicle, standing, references, company_id)
    .filter(({ record }) => at === undefined || record.recorded_at <= at)
    .map((each) => presentStatement(context, each, words, names))
  return {
    company_id,
    merged_from: [...standing.subjects.keys()].filter((each) => each !== company_id && standing.canonical(each) === company_id),
    statements: statements.toSorted(byProperty),
  }
}

function presentStatement(
  { atlas }: ServiceContext,
  { record, subject_id, property, value, state, retracted_by }: StatedOnce,
  words: Wording,
  names: ValueNames,
) {
  const { name, key } = splitProperty(property)
  const text = typeof value === 'object' && value !== null ? [value.value ?? value.product, value.unit].filter(Boolean).join(' ') : value
  return {
    id: statementId(record.record_id, property),
    record_id: record.record_id,
    subject_id,
    kind: name === 'segment' ? ('capability' as const) : record.kind,
    property,
    property_name: words.maybe(`property.${name}`) ?? name,
    value: name === 'segment' ? [key, text].filter(Boolean).join(': ') : text === null ? null : String(text),
    value_name: name === 'segment' ? makesWhat(key, text, names) : text === null ? null : (names(name, String(text)) ?? String(text)),
    raw_value: record.raw?.[property] ?? null,
    origin: record.origin,
    source_id: record.source_id,
    source_title: atlas.sources.get(record.source_id)?.title ?? record.source_id,
    evidence_grade: record.evidence_grade,
    as_of: record.as_of,
    recorded_at: record.recorded_at.toISOString(),
    import_id: record.import_id,
    row_no: record.row_no,
    shown: state === 'live',
    state,
    retracted_by,
  }
}

/** `winding-wire/maker` with its product → "Winding wire (maker): enamelled copper wire". */
function makesWhat(key: string, product: string | number | null, names: ValueNames): string {
  const [segment = '', role = ''] = key.split('/')
  const made = `${names('segment', segment) ?? segment} (${names('role', role) ?? role})`
  return product === null || product === '' ? made : `${made}: ${product}`
}

type Presented = ReturnType<typeof presentStatement>

/** Property by property, what is shown before what is not. */
function byProperty(a: Presented, b: Presented): number {
  const key = ({ subject_id, property, shown, id }: Presented) => `${subject_id} ${property} ${shown ? 0 : 1} ${id}`
  return key(a) < key(b) ? -1 : 1
}
