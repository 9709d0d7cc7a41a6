/** A need as the fields of its form, and back: what is about the product stands in requirement-fields.ts. */
import type { ApiClient } from '../../api/contract/index.ts'
import type { NeedDetail } from '../../api/contract/need.ts'
import { NEED_KINDS, NEED_LIMITS, NEED_VISIBILITIES } from '../../domain/needs.ts'
import { LANGUAGES } from '../../domain/vocabulary.ts'
import { type Fields, fieldsOf, requirementOf, sendable } from './requirement-fields.ts'

/** Rows for private parts and for countries a form shows at least. */
const PART_ROWS = 2
export const ORIGIN_ROWS = 3

type NeedInput = Omit<Parameters<ApiClient['need']['create']>[0], 'organisation_id' | 'lang'>

/** Everything the API wants but whose it is. */
export function needOf(fields: Fields): NeedInput {
  const text = (name: string) => fields.get(name)?.trim() ?? ''
  const optional = (key: string, value: string | number | undefined) => (value === '' || value === undefined ? {} : { [key]: value })
  const localisation = text('localisation_target_pct').replace(',', '.')
  return {
    kind: NEED_KINDS.find((kind) => kind === fields.get('kind')) ?? ('supply' as const),
    titles: Object.fromEntries(LANGUAGES.flatMap((lang) => (text(`title_${lang}`) === '' ? [] : [[lang, text(`title_${lang}`)]]))),
    ...optional('text', text('text')),
    requirement: sendable(requirementOf(fields)),
    current_origin: originNames().flatMap((name) => text(name) || []),
    ...optional('localisation_target_pct', localisation === '' ? undefined : Number(localisation)),
    ...optional('deadline', text('deadline')),
    visibility: NEED_VISIBILITIES.find((visibility) => visibility === fields.get('visibility')) ?? ('public' as const),
    parts: partRows(fields).flatMap((row) => {
      const part = { name: text(`part${row}_name`), text: text(`part${row}_text`) }
      return part.name === '' && part.text === '' ? [] : [part]
    }),
  }
}

export function originNames(): string[] {
  return Array.from({ length: ORIGIN_ROWS }, (_, at) => `origin${at + 1}`)
}

/** Numbers of the rows of private parts: those in use and an empty one. */
export function partRows(fields: Fields): number[] {
  const rows = Array.from({ length: NEED_LIMITS.parts }, (_, at) => at + 1)
  const used = rows.findLast((row) => fields.get(`part${row}_name`) || fields.get(`part${row}_text`)) ?? 0
  return rows.slice(0, Math.max(PART_ROWS, used + 1))
}

/** What the form shows of a need that is there. */
export function fieldsOfNeed(need: NeedDetail): URLSearchParams {
  const fields = need.requirement ? fieldsOf(need.requirement) : new URLSearchParams()
  const set = (name: string, value: string | number | null | undefined) => {
    if (value !== null && value !== undefined && value !== '') fields.set(name, String(value))
  }
  set('kind', need.kind)
  set('text', need.text)
  set('localisation_target_pct', need.localisation_target_pct)
  set('deadline', need.deadline)
  set('visibility', need.own?.visibility)
  set('version', need.own?.version)
  for (const lang of LANGUAGES) set(`title_${lang}`, need.own?.titles[lang])
  for (const [at, origin] of need.current_origin.entries()) set(`origin${at + 1}`, origin.id)
  for (const [at, part] of need.parts.entries()) {
    set(`part${at + 1}_name`, part.name)
    set(`part${at + 1}_text`, part.text)
  }
  return fields
}

/** As it was sent; files are no part of it. */
export function sentFields(form: FormData): [string, string][] {
  return [...form].flatMap(([name, value]): [string, string][] => (typeof value === 'string' && value !== '' ? [[name, value]] : []))
}
