import {
  changeShortlist,
  deleteShortlistItem,
  insertShortlistItem,
  listShortlistItems,
  setItemNote,
  setItemOrder,
  type ShortlistItemRow,
  touchShortlist,
} from '../../db/queries/shortlists.ts'
import { readCompanies } from '../../db/queries/company-rows.ts'
import { currentCompanies } from '../../db/queries/subjects.ts'
import { Problem } from '../../domain/problem.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { summarizeCompanies } from '../companies.ts'
import type { ServiceContext } from '../context.ts'
import { type PageInput, pageOf } from '../paging.ts'
import { wording } from '../wording.ts'
import { companyToList, editableOrThrow, shortlistOrThrow, type Visitor } from './shortlists.ts'

const MOST_ITEMS = 200

interface OneItem {
  id: string
  company_id: string
  lang: Language
}

/** Companies of a list as they are today; one that was merged or is gone says so. */
export async function listItems(context: ServiceContext, input: PageInput & { id: string; lang: Language }, now = new Date()) {
  const row = await shortlistOrThrow(context, input.id, input.lang)
  await touchShortlist(context.db, row, now)
  return pageOf(await presentItems(context, await listShortlistItems(context.db, input.id), input.lang), input, (item) => item)
}

async function presentItems(context: ServiceContext, items: readonly ShortlistItemRow[], lang: Language) {
  const words = wording(lang)
  const current = await currentCompanies(
    context.db,
    items.map((item) => item.company_id),
  )
  const rows = await readCompanies(context.db, [...new Set(items.map((item) => current.get(item.company_id) ?? item.company_id))])
  const companies = new Map((await summarizeCompanies(context, rows, lang)).map((company) => [company.id, company]))
  return items.map((item, index) => {
    const company = companies.get(current.get(item.company_id) ?? item.company_id) ?? null
    const state = company === null ? ('gone' as const) : company.id === item.company_id ? ('present' as const) : ('merged' as const)
    const name = company?.name ?? item.company_name
    return {
      position: index + 1,
      company_id: item.company_id,
      name,
      state,
      message: state === 'present' ? null : words.text(`shortlist.${state}`, { was: item.company_name, name }),
      note: item.note,
      added_at: item.added_at.toISOString(),
      company,
    }
  })
}

/** By any id the company has; one that is on the list already stays where it is. */
export async function addItem(context: ServiceContext, input: OneItem & { note?: string | undefined }, visitor: Visitor, now = new Date()) {
  const { db } = context
  const words = wording(input.lang)
  const list = await editableOrThrow(context, input, visitor, now)
  const company = await companyToList(context, input.company_id, input.lang)
  const id = company.company_id
  const already = await changeShortlist(db, list.shortlist_id, now, async (trx) => {
    const items = await listShortlistItems(trx, list.shortlist_id)
    if (items.some((item) => item.company_id === id)) {
      if (input.note !== undefined) await setItemNote(trx, list.shortlist_id, id, input.note)
      return true
    }
    if (items.length >= MOST_ITEMS) throw new Problem('conflict', words.text('shortlist.items_full', { most: MOST_ITEMS }))
    await insertShortlistItem(trx, {
      shortlist_id: list.shortlist_id,
      company_id: id,
      position: (items.at(-1)?.position ?? 0) + 1,
      note: input.note ?? null,
      company_name: company.name_en,
      added_at: now,
    })
    return false
  })
  return { ...(await itemOrThrow(context, { ...input, company_id: id })), title: list.title, already }
}

export async function changeItem(
  context: ServiceContext,
  input: OneItem & { note?: string | undefined; position?: number | undefined },
  visitor: Visitor,
  now = new Date(),
) {
  const list = await editableOrThrow(context, input, visitor, now)
  const { position, note } = input
  await itemOrThrow(context, input)
  await changeShortlist(context.db, list.shortlist_id, now, async (trx) => {
    if (note !== undefined) await setItemNote(trx, list.shortlist_id, input.company_id, note === '' ? null : note)
    if (position === undefined) return
    const others = (await listShortlistItems(trx, list.shortlist_id)).map((item) => item.company_id).filter((id) => id !== input.company_id)
    await setItemOrder(trx, list.shortlist_id, others.toSpliced(position - 1, 0, input.company_id))
  })
  return itemOrThrow(context, input)
}

export async function removeItem(context: ServiceContext, input: OneItem, visitor: Visitor, now = new Date()) {
  const list = await editableOrThrow(context, input, visitor, now)
  await itemOrThrow(context, input)
  await changeShortlist(context.db, list.shortlist_id, now, (trx) => deleteShortlistItem(trx, list.shortlist_id, input.company_id))
  return { company_id: input.company_id, deleted: true }
}

async function itemOrThrow(context: ServiceContext, { id, company_id, lang }: OneItem) {
  const items = await presentItems(context, await listShortlistItems(context.db, id), lang)
  const item = items.find((one) => one.company_id === company_id)
  if (item === undefined) throw new Problem('not_found', wording(lang).text('shortlist.not_on_it', { id: company_id }))
  return item
}
