import { readCompanies } from '../../db/queries/company-rows.ts'
import {
  countShortlists,
  deleteShortlists,
  findShortlist,
  insertShortlist,
  listShortlistItems,
  readShortlists,
  renameShortlist,
  changeShortlist,
  type ShortlistRow,
  touchShortlist,
  untouchedShortlists,
} from '../../db/queries/shortlists.ts'
import { currentCompanies } from '../../db/queries/subjects.ts'
import { Problem } from '../../domain/problem.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { ServiceContext } from '../context.ts'
import { findSubject } from '../statements/change.ts'
import { hashOfKey, isKeyOf, newEditKey, newSecretId } from '../visitor-keys.ts'
import { countDeed } from '../visitor-limit.ts'
import { wording } from '../wording.ts'

/** Lists kept at a time, of everybody: a form that is open to all must not fill the disk. */
const MOST_LISTS = 50_000
/** Lists one browser holds: each is a cookie. */
const MOST_HELD = 20
/** Untouched for so long, a list is thrown away. */
const KEPT_MONTHS = 12

/** Who asks: from where, and with which key. */
export interface Visitor {
  address: string
  edit_key?: string | undefined
}

interface NewList {
  title?: string | undefined
  company_id?: string | undefined
  /** A list to begin with: its companies and notes. */
  copy_of?: string | undefined
  lang: Language
}

/** The key it answers with is shown once. */
export async function createShortlist(context: ServiceContext, input: NewList, visitor: Visitor, held: number, now = new Date()) {
  const { db } = context
  const words = wording(input.lang)
  if (held >= MOST_HELD) throw new Problem('conflict', words.text('shortlist.too_many_held', { most: MOST_HELD }))
  const pattern = input.copy_of === undefined ? undefined : await shortlistOrThrow(context, input.copy_of, input.lang)
  const first = input.company_id === undefined ? undefined : await companyToList(context, input.company_id, input.lang)
  countDeed(context, 'make_list', visitor.address, input.lang, now)
  await makeRoomForShortlist(context, input.lang)
  const shortlist_id = newSecretId()
  const edit_key = newEditKey()
  const title =
    input.title ?? (pattern ? cut(words.text('shortlist.copy_title', { title: pattern.title })) : words.text('shortlist.first_title'))
  const copied = pattern ? await listShortlistItems(db, pattern.shortlist_id) : []
  const items = first ? [{ company_id: first.company_id, company_name: first.name_en, position: 1, note: null, added_at: now }] : copied
  await insertShortlist(
    db,
    { shortlist_id, title, edit_key_hash: hashOfKey(edit_key), created_at: now, changed_at: now, touched_at: now },
    items.map((item) => ({ ...item, shortlist_id })),
  )
  return { shortlist_id, title, edit_key, message: words.text('shortlist.made') }
}

/** Throws when there are as many lists as are kept. */
export async function makeRoomForShortlist({ db }: Pick<ServiceContext, 'db'>, lang: Language): Promise<void> {
  if ((await countShortlists(db)) >= MOST_LISTS) throw new Problem('too_many', wording(lang).text('shortlist.full'))
}

/** The company that stands for any id it ever had. */
export async function companyToList(context: ServiceContext, id: string, lang: Language) {
  const subject = await findSubject(context, id)
  const current =
    subject?.kind === 'company' ? (await currentCompanies(context.db, [subject.subject_id])).get(subject.subject_id) : undefined
  const [company] = await readCompanies(context.db, current === undefined ? [] : [current])
  if (company === undefined) throw new Problem('not_found', wording(lang).text('not_found.company', { id }))
  return company
}

function cut(title: string): string {
  return title.slice(0, 120)
}

export async function getShortlist(context: ServiceContext, { id, lang }: ById, now = new Date()) {
  const row = await shortlistOrThrow(context, id, lang)
  await touchShortlist(context.db, row, now)
  const [list] = await readShortlists(context.db, [id])
  return presentList(list ?? { ...row, total: 0 })
}

interface ById {
  id: string
  lang: Language
}

/** Those whose keys the asker holds, the one changed last first. */
export async function listHeldShortlists({ db }: ServiceContext, keys: ReadonlyMap<string, string>) {
  const rows = await readShortlists(db, [...keys.keys()])
  const items = rows.filter((row) => isKeyOf(row.edit_key_hash, keys.get(row.shortlist_id))).map(presentList)
  return { items, total: items.length, next_cursor: null }
}

function presentList({ shortlist_id, title, created_at, changed_at, touched_at, total }: ShortlistRow & { total: number }) {
  return {
    shortlist_id,
    title,
    total,
    created_at: created_at.toISOString(),
    changed_at: changed_at.toISOString(),
    kept_until: keptUntil(touched_at).toISOString().slice(0, 10),
  }
}

export async function changeTitle(context: ServiceContext, input: ById & { title: string }, visitor: Visitor, now = new Date()) {
  const row = await editableOrThrow(context, input, visitor, now)
  await changeShortlist(context.db, row.shortlist_id, now, (trx) => renameShortlist(trx, row.shortlist_id, input.title))
  return getShortlist(context, input, now)
}

export async function deleteShortlist(context: ServiceContext, input: ById, visitor: Visitor, now = new Date()) {
  const row = await editableOrThrow(context, input, visitor, now)
  await deleteShortlists(context.db, [row.shortlist_id])
  return { shortlist_id: row.shortlist_id, deleted: true }
}

export async function shortlistOrThrow({ db }: ServiceContext, id: string, lang: Language): Promise<ShortlistRow> {
  const row = await findShortlist(db, id)
  if (row === undefined) throw new Problem('not_found', wording(lang).text('not_found.shortlist', { id }))
  return row
}

/** Reading needs the address alone; changing needs the key. */
export async function editableOrThrow(context: ServiceContext, { id, lang }: ById, visitor: Visitor, now: Date): Promise<ShortlistRow> {
  countDeed(context, 'change_list', visitor.address, lang, now)
  const row = await shortlistOrThrow(context, id, lang)
  if (!isKeyOf(row.edit_key_hash, visitor.edit_key)) throw new Problem('forbidden', wording(lang).text('shortlist.wrong_key'))
  return row
}

function keptUntil(touched: Date): Date {
  const end = new Date(touched)
  end.setUTCMonth(end.getUTCMonth() + KEPT_MONTHS)
  return end
}

const SWEPT_AT_ONCE = 1000

/** Throws away lists that nobody read or changed for twelve months. */
export async function sweepShortlists({ db }: ServiceContext, now = new Date()): Promise<void> {
  const before = new Date(now)
  before.setUTCMonth(before.getUTCMonth() - KEPT_MONTHS)
  await deleteShortlists(db, await untouchedShortlists(db, before, SWEPT_AT_ONCE))
}
