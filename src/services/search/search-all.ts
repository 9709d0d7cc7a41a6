import { readCompanies } from '../../db/queries/company-rows.ts'
import { companyLinks } from '../../db/queries/companies.ts'
import { countFound, findFirst } from '../../db/queries/search.ts'
import { countDue } from '../../db/queries/search-due.ts'
import { sitesOf } from '../../db/queries/search-texts.ts'
import { fold } from '../../domain/fold.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { tsqueryText, wordsIn } from '../../search/lexemes.ts'
import { idTerms, rankTerms } from '../../search/question.ts'
import { rankFound } from '../../search/rank.ts'
import type { DictionaryEntry } from '../../search/dictionary.ts'
import { summarizeCompanies } from '../companies.ts'
import type { ServiceContext } from '../context.ts'
import { wording } from '../wording.ts'
import { ask } from './ask.ts'
import { type Asking, askedOf } from './asked.ts'
import { presentSpans, valueName } from './names.ts'
import { refreshDocuments } from './refresh.ts'

interface Item {
  kind: Kind
  id: string
  name: string
  detail: string | null
  href_path: string
}
type Kind = 'company' | 'site' | 'segment' | 'process' | 'material' | 'scheme' | 'province' | 'park'
interface Group {
  kind: Kind
  total: number
  items: Item[]
}

/** Looked at to find the first few: all of a name are among them. */
const RANKED = 200

/** The one box: everything of that name, as it is typed. */
export async function searchAll(context: ServiceContext, { q, limit, lang }: { q?: string | undefined; limit: number; lang: Language }) {
  const typed = q ?? ''
  await refreshDocuments(context)
  const { asking, didYouMean } = await ask(context, { q: typed, filters: {}, lang, typing: true })
  const { all, words } = asking.question.understanding
  const answer = {
    q: typed,
    understood: presentSpans(context, asking, lang),
    words: [...words],
    did_you_mean: didYouMean,
    not_yet_found: await countDue(context.db),
  }
  if (all.length === 0) return { ...answer, groups: [], straight_to: null }
  const companies = await findCompanies(context, asking, limit, lang)
  const groups = [
    companies.group,
    await findSites(context, companies.ids, all, limit, lang),
    ...findEntries(context, asking, all, limit, lang),
  ]
  return { ...answer, groups: groups.filter(({ total }) => total > 0), straight_to: await straightTo(context, typed, lang) }
}

async function findCompanies(context: ServiceContext, asking: Asking, limit: number, lang: Language) {
  const ranks = rankTerms(asking.question, asking.words.dictionary).flatMap((terms) => tsqueryText(terms) ?? [])
  const { asked } = askedOf(asking, null)
  const rows = rankFound(
    await findFirst(context.db, asked, { sort: 'relevance', ranks, from: null }, RANKED),
    wordsIn(asking.question.q).join(' '),
  )
  const ids = rows.map((row) => row.company_id)
  const total = rows.length < RANKED ? rows.length : await countFound(context.db, asked)
  return { ids, group: { kind: 'company', total, items: await companyItems(context, ids.slice(0, limit), lang) } satisfies Group }
}

async function companyItems(context: ServiceContext, ids: readonly string[], lang: Language): Promise<Item[]> {
  const summaries = await summarizeCompanies(context, await readCompanies(context.db, ids), lang, await companyLinks(context.db, ids))
  return summaries.map(({ id, name, segments, provinces }) => ({
    kind: 'company',
    id,
    name,
    detail: [segments[0]?.name, provinces[0]?.name].filter((part) => part !== undefined).join(' · ') || null,
    href_path: `companies/${id}`,
  }))
}

/** Sites that bear the words in a name of their own. */
async function findSites(
  { db }: ServiceContext,
  companyIds: readonly string[],
  words: readonly string[],
  limit: number,
  lang: Language,
): Promise<Group> {
  const rows = (await sitesOf(db, companyIds)).filter((row) => {
    const own = wordsIn(row.name)
    return words.every((word, i) => own.some((one) => (i === words.length - 1 ? one.startsWith(word) : one === word)))
  })
  const items = rows.slice(0, limit).map((row): Item => ({
    kind: 'site',
    id: row.site_id,
    name: row.name,
    detail: `${wording(lang).text(`search.kind.${row.kind}`)} · ${row.company_name}`,
    href_path: `companies/${row.company_id}`,
  }))
  return { kind: 'site', total: rows.length, items }
}

const ENTRY_KINDS = ['segment', 'process', 'material', 'certificate', 'province', 'park'] as const
type EntryParam = (typeof ENTRY_KINDS)[number]
const PATHS: Readonly<Record<EntryParam, string>> = {
  segment: 'segments/',
  process: 'vocabulary/process/',
  material: 'vocabulary/material/',
  certificate: 'vocabulary/scheme/',
  province: 'places/',
  park: 'companies?park=',
}

/** Entries of the edition that bear the words, or that the words were understood as. */
function findEntries(
  context: ServiceContext,
  { question, words }: Asking,
  typed: readonly string[],
  limit: number,
  lang: Language,
): Group[] {
  return ENTRY_KINDS.map((param) => {
    const understood = new Set(question.understanding.spans.flatMap((span) => (span.param === param ? span.values : [])))
    const ranked = words.entries
      .filter((entry) => entry.param === param)
      .flatMap((entry) => {
        const rank = understood.has(entry.id) ? 0 : entryRank(entry, typed)
        return rank === undefined ? [] : [{ entry, rank }]
      })
      .toSorted((a, b) => a.rank - b.rank || (a.entry.id < b.entry.id ? -1 : 1))
    const ids = [...new Set(ranked.map(({ entry }) => entry.id))]
    const kind = param === 'certificate' ? 'scheme' : param
    const items = ids.slice(0, limit).map((id): Item => ({
      kind,
      id,
      name: valueName(context, words, param, id, lang),
      detail: detailOf(context, param, id, lang),
      href_path: `${PATHS[param]}${id}`,
    }))
    return { kind, total: ids.length, items }
  })
}

function detailOf({ atlas }: ServiceContext, param: EntryParam, id: string, lang: Language): string | null {
  const stage = param === 'segment' ? atlas.stages.get(atlas.segments.get(id)?.stage_id ?? '') : undefined
  return stage === undefined ? null : stage[`name_${lang}`]
}

/** 1: a name of it, 2: a name begins so, 3: the words are in one name. Undefined: they are not. */
function entryRank({ texts }: DictionaryEntry, typed: readonly string[]): number | undefined {
  const phrase = typed.join(' ')
  const ranks = texts.flatMap((text) => {
    const own = wordsIn(text)
    const whole = own.join(' ')
    if (whole === phrase) return 1
    if (whole.startsWith(phrase)) return 2
    return typed.every((word, i) => own.some((one) => (i === typed.length - 1 ? one.startsWith(word) : one === word))) ? 3 : []
  })
  return ranks.length === 0 ? undefined : Math.min(...ranks)
}

/** Letters and digits as ids have them: five or more, with a digit among them, or a slug. */
const MAYBE_ID = /^(?=.*\d)[\p{L}\d -]{5,}$|^[a-z0-9]+(-[a-z0-9]+)+$/u

async function straightTo(context: ServiceContext, q: string, lang: Language): Promise<Item | null> {
  if (!MAYBE_ID.test(q.trim()) || fold(q) === '') return null
  const asked = { branches: [{ terms: tsqueryText(idTerms(q)), within: null }], has: 0, lacks: 0, since: null }
  const rows = await findFirst(context.db, asked, { sort: 'relevance', ranks: [], from: null }, 2)
  const [only] = rows
  return only === undefined || rows.length > 1 ? null : ((await companyItems(context, [only.company_id], lang))[0] ?? null)
}
