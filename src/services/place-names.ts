import { readPlaces } from '../db/queries/places.ts'
import { fold, matchesAllWords } from '../domain/fold.ts'
import type { Language } from '../domain/vocabulary.ts'
import type { ServiceContext } from './context.ts'
import { type PageInput, pageOf } from './paging.ts'
import { localized } from './wording.ts'

interface PlaceNamesQuery extends PageInput {
  /** YYYY-MM-DD. */
  as_of: string
  q?: string | undefined
  lang: Language
}

/** Provinces and cities as they were called on a day, each with what it is part of today. */
export async function listPlaceNames({ db }: ServiceContext, query: PlaceNamesQuery) {
  const { provinces, former } = await readPlaces(db)
  const today = new Map(provinces.map((row) => [row.province_id, { id: row.province_id, name: localized(row, 'name', query.lang) }]))
  const then = [
    ...former
      .filter((row) => row.valid_to >= query.as_of)
      .map((row) => ({ row, id: row.former_province_id, valid_from: null, valid_to: row.valid_to })),
    ...provinces
      .filter((row) => row.valid_from <= query.as_of)
      .map((row) => ({ row, id: row.province_id, valid_from: row.valid_from, valid_to: null })),
  ]
  const words = fold(query.q ?? '')
  const found = then
    .filter(({ row }) => words === '' || matchesAllWords(fold([row.name_vi, row.name_en, row.name_ko].join(' ')), words))
    .toSorted((a, b) => (a.row.gso_code < b.row.gso_code ? -1 : 1))
  return pageOf(found, query, ({ row, id, valid_from, valid_to }) => ({
    id,
    gso_code: row.gso_code,
    name: localized(row, 'name', query.lang),
    valid_from,
    valid_to,
    now: today.get(row.province_id) ?? { id: row.province_id, name: row.province_id },
    source_id: row.source_id,
  }))
}
