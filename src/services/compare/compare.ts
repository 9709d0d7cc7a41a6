import { readUnits } from '../../db/queries/units.ts'
import { Problem } from '../../domain/problem.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { ServiceContext } from '../context.ts'
import { getCompany } from '../profile/company.ts'
import { type Wording, wording } from '../wording.ts'
import type { AmountUnits } from './amounts.ts'
import { type Profile, sourcesOf } from './entries.ts'
import { type Row, rowsOf } from './table.ts'

interface CompareInput {
  id: readonly string[]
  lang: Language
}

/** Companies side by side: what each is and can do, in one unit a row, with what differs. Ids nobody knows are told, not fatal. */
export async function compareCompanies(context: ServiceContext, { id: ids, lang }: CompareInput, now = new Date()) {
  const words = wording(lang)
  const asked = [...new Set(ids)]
  const found = await Promise.all(asked.map((id) => profileOrReason(context, id, lang, now)))
  const profiles = new Map<string, { asked: string; profile: Profile }>()
  // Two ids of one company are one column.
  for (const one of found)
    if ('profile' in one && !profiles.has(one.profile.id)) profiles.set(one.profile.id, { asked: one.id, profile: one.profile })
  const columns = [...profiles.values()]
  const units = await unitsOf(context, words)
  const groups = sourcesOf(words).map(({ group, rows }) => ({
    group,
    name: words.text(`compare.group.${group}`),
    rows: rows.flatMap(({ property, entries }) =>
      rowsOf(
        property,
        columns.map(({ profile }) => entries(profile)),
        units,
      ).map((row) => presentRow(row, words)),
    ),
  }))
  return {
    companies: columns.map(({ asked: id, profile }) => ({
      id: profile.id,
      public_id: profile.public_id,
      name: profile.name,
      name_vi: profile.name_vi,
      fictional: profile.fictional,
      message: id === profile.id || profile.merged_from === null ? null : words.text('shortlist.merged', { was: id, name: profile.name }),
    })),
    unknown: found.flatMap((one) => ('reason' in one ? [{ id: one.id, message: one.reason }] : [])),
    groups,
  }
}

async function profileOrReason(context: ServiceContext, id: string, lang: Language, now: Date) {
  try {
    return { id, profile: await getCompany(context, { id, lang }, now) }
  } catch (error) {
    if (error instanceof Problem && (error.code === 'not_found' || error.code === 'gone')) return { id, reason: error.message }
    throw error
  }
}

function presentRow({ property, about, unit, cells, difference }: Row, words: Wording) {
  const name = words.maybe(`compare.row.${property}`) ?? words.text(`property.${property}`)
  return {
    property,
    name,
    about,
    unit,
    cells: cells.map(({ items, missing_reason }) => ({
      items,
      missing_reason,
      missing_text: missing_reason === null ? null : words.text(`compare.missing.${missing_reason}`),
    })),
    differs: difference !== 'none',
    difference,
    difference_text: difference === 'none' ? null : words.text(`compare.difference.${difference}`),
  }
}

async function unitsOf({ db }: ServiceContext, words: Wording): Promise<AmountUnits> {
  const exact = new Intl.NumberFormat(words.lang, { maximumFractionDigits: 6 })
  return {
    entries: new Map((await readUnits(db)).map((row) => [row.unit_id, row])),
    write: (value, isExact) => (isExact ? exact.format(value) : words.number(value)),
    per: (per) => words.text(`compare.per.${per}`),
    printed: (text) => words.text('compare.printed', { text }),
  }
}
