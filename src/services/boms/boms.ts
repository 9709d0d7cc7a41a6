import {
  type BomLineRow,
  type BomRow,
  countBoms,
  deleteBom,
  findBom,
  insertBom,
  listBomLines,
  listBoms,
  noteComputed,
  updateBomLine,
} from '../../db/queries/boms.ts'
import { namesOfOrganisations } from '../../db/queries/organisations.ts'
import { readCompanies } from '../../db/queries/company-rows.ts'
import { inTransaction } from '../../db/transaction.ts'
import { BOM_COVERAGES, BOM_VIA, type BomCoverage, type BomVia } from '../../domain/needs.ts'
import { can, scope } from '../../domain/policy/policy.ts'
import { Problem } from '../../domain/problem.ts'
import { uuidV7 } from '../../domain/uuid-v7.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { Asking } from '../accounts/asking.ts'
import { writeAudit } from '../accounts/audit.ts'
import { companyName, nameOf } from '../companies.ts'
import type { ServiceContext } from '../context.ts'
import { dayOf } from '../curation/working-days.ts'
import { matchWords } from '../matching/match-words.ts'
import { checkRequirement } from '../matching/check-requirement.ts'
import { mustBeMember } from '../needs/write-need.ts'
import { listOf } from '../needs/wanted.ts'
import { type PageInput, pageOf } from '../paging.ts'
import { countDeed } from '../visitor-limit.ts'
import { wording } from '../wording.ts'
import { coverageOf } from './coverage.ts'
import { type GivenLine, readBomFile, readGivenLines } from './read-lines.ts'

/** Of one person. */
const MOST_BOMS = 100

interface ById {
  bom_id: string
  lang: Language
}

interface NewBom {
  title?: string | undefined
  organisation_id?: string | undefined
  file_name?: string | undefined
  file_base64?: string | undefined
  lines?: readonly GivenLine[] | undefined
  lang: Language
}

export async function createBom(context: ServiceContext, input: NewBom, asking: Asking, now = new Date()) {
  const { db } = context
  const { lang } = input
  const words = wording(lang)
  if ((input.file_base64 === undefined) === (input.lines === undefined)) throw new Problem('invalid', words.text('bom.file_or_lines'))
  countDeed(context, 'read_bom', asking.address, lang, now)
  if (input.organisation_id !== undefined) await mustBeMember(db, input.organisation_id, asking, lang)
  const user_id = asking.user?.id ?? asking.by
  if ((await countBoms(db, user_id)) >= MOST_BOMS) throw new Problem('conflict', words.text('bom.too_many', { most: MOST_BOMS }))
  const read =
    input.file_base64 === undefined
      ? { lines: await readGivenLines(context, input.lines ?? []), unknown_columns: [] }
      : await readBomFile(context, input.file_base64, lang)
  if (read.lines.length === 0) throw new Problem('invalid', words.text('bom.no_lines'))
  if (input.lines !== undefined)
    for (const line of read.lines)
      if (line.segment_id !== null || line.gates.length > 0)
        await checkRequirement(
          context,
          { ...(line.segment_id !== null && { segment: line.segment_id }), gates: line.gates, wants: [] },
          lang,
          `lines.${line.line_no - 1}`,
        )
  const coverage = coverageOf(context, lang, dayOf(now))
  const bom_id = uuidV7(now)
  const rows: Parameters<typeof insertBom>[2][number][] = []
  for (const { alternatives, gates, ...line } of read.lines) {
    const { best, ...found } = await coverage(line.segment_id, gates)
    rows.push({
      bom_id,
      ...line,
      ...found,
      alternatives: alternatives.length === 0 ? null : alternatives.join('|'),
      gates: JSON.stringify(gates),
      best: JSON.stringify(best),
    })
  }
  const title = input.title ?? input.file_name?.replace(/\.(xlsx|csv|txt)$/i, '') ?? words.text('bom.first_title', { date: dayOf(now) })
  const bom = {
    bom_id,
    user_id,
    organisation_id: input.organisation_id ?? null,
    title: title.slice(0, 150),
    file_name: input.file_name ?? null,
    created_at: now,
    computed_at: now,
  }
  await inTransaction(db, async (trx) => {
    await insertBom(trx, bom, rows)
    await writeAudit(
      trx,
      { actor: asking.by, action: 'bom.create', target: bom_id, details: { lines: rows.length, organisation_id: bom.organisation_id } },
      now,
    )
  })
  const [shown] = await presentBoms(context, [bom])
  if (shown === undefined) throw new Error('a bill of materials was lost on the way')
  return {
    ...shown,
    unknown_columns: [...read.unknown_columns],
    message: words.text('bom.made', { lines: shown.lines, matched: shown.matched, covered: shown.covered }),
  }
}

/** Of bills of others nothing is said, not even that there are any. */
async function bomOrThrow(context: ServiceContext, { bom_id, lang }: ById, { actor }: Pick<Asking, 'actor'>): Promise<BomRow> {
  const row = await findBom(context.db, bom_id)
  if (row === undefined || !can(actor, 'bom', 'read', row))
    throw new Problem('not_found', wording(lang).text('not_found.bom', { id: bom_id }))
  return row
}

export async function listOwnBoms(context: ServiceContext, query: PageInput & { lang: Language }, { actor }: Asking) {
  const page = pageOf(await listBoms(context.db, scope(actor, 'bom', 'read')), query, (row) => row)
  return { ...page, items: await presentBoms(context, page.items) }
}

export async function getBom(context: ServiceContext, wanted: ById, asking: Asking) {
  const [shown] = await presentBoms(context, [await bomOrThrow(context, wanted, asking)])
  if (shown === undefined) throw new Error('a bill of materials was lost on the way')
  return shown
}

async function presentBoms({ db }: ServiceContext, rows: readonly BomRow[]) {
  const lines = Map.groupBy(
    await listBomLines(
      db,
      rows.map((row) => row.bom_id),
    ),
    (line) => line.bom_id,
  )
  const names = await namesOfOrganisations(db, [...new Set(rows.flatMap((row) => row.organisation_id ?? []))])
  return rows.map((row) => {
    const own = lines.get(row.bom_id) ?? []
    const count = (coverage: BomCoverage) => own.filter((line) => line.coverage === coverage).length
    const matched = own.length - count('unread')
    const pct = (part: number) => (matched === 0 ? null : Math.round((1000 * part) / matched) / 10)
    return {
      bom_id: row.bom_id,
      title: row.title,
      organisation_id: row.organisation_id,
      organisation_name: names.get(row.organisation_id ?? '') ?? null,
      file_name: row.file_name,
      created_at: row.created_at.toISOString(),
      computed_at: row.computed_at.toISOString(),
      lines: own.length,
      matched,
      covered: count('covered'),
      open: count('open'),
      near: count('near'),
      gap: count('gap'),
      coverage_pct: pct(count('covered') + count('open')),
      domestic_pct: pct(own.filter((line) => line.domestic > 0).length),
    }
  })
}

interface LinesQuery extends ById, PageInput {
  coverage?: BomCoverage | undefined
  via?: BomVia | undefined
}

export async function listLines(context: ServiceContext, query: LinesQuery, asking: Asking) {
  const { lang } = query
  const words = wording(lang)
  await bomOrThrow(context, query, asking)
  const all = await listBomLines(context.db, [query.bom_id])
  const passes = (line: BomLineRow, without?: 'coverage' | 'via') =>
    (without === 'coverage' || query.coverage === undefined || line.coverage === query.coverage) &&
    (without === 'via' || query.via === undefined || line.via === query.via)
  const page = pageOf(
    all.filter((line) => passes(line)),
    query,
    (line) => line,
  )
  const facet = <T extends string>(values: readonly T[], key: 'coverage' | 'via') =>
    values.flatMap((value) => {
      const count = all.filter((line) => passes(line, key) && line[key] === value).length
      return count === 0 ? [] : [{ value, name: words.text(`bom.${key}.${value}`), count }]
    })
  return {
    ...page,
    items: await presentLines(context, page.items, lang),
    facets: { coverage: facet(BOM_COVERAGES, 'coverage'), via: facet(BOM_VIA, 'via') },
  }
}

async function presentLines(context: ServiceContext, rows: readonly BomLineRow[], lang: Language) {
  const { atlas, db } = context
  const words = wording(lang)
  const match = await matchWords(context, lang)
  const companies = new Map(
    (await readCompanies(db, [...new Set(rows.flatMap(({ best }) => best.map(({ company_id }) => company_id)))])).map((row) => [
      row.company_id,
      row,
    ]),
  )
  const segment = (id: string) => ({ id, name: nameOf(atlas.segments.get(id), id, lang) })
  return rows.map((row) => {
    const known = row.qualified + row.unknown
    return {
      line_no: row.line_no,
      part: row.part,
      description: row.description,
      hs: row.hs,
      quantity: row.quantity,
      unit: row.unit,
      origin: row.origin,
      segment: row.segment_id === null ? null : segment(row.segment_id),
      via: row.via,
      confidence: row.confidence,
      alternatives: listOf(row.alternatives).map(segment),
      conditions: row.gates.map((gate) => match.condition(gate)),
      coverage: row.coverage,
      coverage_name: words.text(`bom.coverage.${row.coverage}`),
      qualified: row.qualified,
      unknown: row.unknown,
      near: row.near,
      domestic: row.domestic,
      domestic_pct: known === 0 ? null : Math.round((1000 * row.domestic) / known) / 10,
      best: row.best.map(({ company_id, name, score, qualified }) => {
        const company = companies.get(company_id)
        return { id: company_id, name: company === undefined ? name : companyName(company, lang), score, qualified }
      }),
      note: row.note,
    }
  })
}

export async function chooseSegment(
  context: ServiceContext,
  input: ById & { line_no: number; segment_id: string | null },
  asking: Asking,
  now = new Date(),
) {
  const { db } = context
  const { lang, bom_id, line_no, segment_id } = input
  await bomOrThrow(context, input, asking)
  countDeed(context, 'write_need', asking.address, lang, now)
  const line = (await listBomLines(db, [bom_id])).find((each) => each.line_no === line_no)
  if (line === undefined) throw new Problem('not_found', wording(lang).text('not_found.bom_line', { id: line_no }))
  if (segment_id !== null) await checkRequirement(context, { segment: segment_id, gates: [], wants: [] }, lang, 'segment_id')
  const { best, ...found } = await coverageOf(context, lang, dayOf(now))(segment_id, line.gates)
  await inTransaction(db, async (trx) => {
    await updateBomLine(trx, bom_id, line_no, {
      segment_id,
      via: segment_id === null ? 'none' : 'chosen',
      confidence: null,
      ...found,
      best: JSON.stringify(best),
    })
    await writeAudit(trx, { actor: asking.by, action: 'bom.choose', target: bom_id, details: { line_no, segment_id } }, now)
  })
  const [shown] = await presentLines(
    context,
    (await listBomLines(db, [bom_id])).filter((each) => each.line_no === line_no),
    lang,
  )
  if (shown === undefined) throw new Error('a line was lost on the way')
  return shown
}

export async function refreshBom(context: ServiceContext, wanted: ById, asking: Asking, now = new Date()) {
  await bomOrThrow(context, wanted, asking)
  countDeed(context, 'read_bom', asking.address, wanted.lang, now)
  const coverage = coverageOf(context, wanted.lang, dayOf(now))
  const lines = await listBomLines(context.db, [wanted.bom_id])
  const fresh: { line_no: number; found: Awaited<ReturnType<typeof coverage>> }[] = []
  for (const line of lines)
    fresh.push({
      line_no: line.line_no,
      found: await coverage(context.atlas.segments.has(line.segment_id ?? '') ? line.segment_id : null, line.gates),
    })
  await inTransaction(context.db, async (trx) => {
    for (const {
      line_no,
      found: { best, ...found },
    } of fresh)
      await updateBomLine(trx, wanted.bom_id, line_no, { ...found, best: JSON.stringify(best) })
    await noteComputed(trx, wanted.bom_id, now)
  })
  return getBom(context, wanted, asking)
}

export async function removeBom(context: ServiceContext, wanted: ById, asking: Asking, now = new Date()) {
  const row = await bomOrThrow(context, wanted, asking)
  await inTransaction(context.db, async (trx) => {
    await deleteBom(trx, row.bom_id)
    await writeAudit(trx, { actor: asking.by, action: 'bom.remove', target: row.bom_id, details: {} }, now)
  })
  return { bom_id: row.bom_id, deleted: true as const }
}
