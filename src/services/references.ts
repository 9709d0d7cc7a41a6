import type { Language } from '../domain/vocabulary.ts'
import type { Atlas } from './atlas.ts'
import { localized } from './wording.ts'

type Named = { [K in `name_${Language}`]: string }

export function segmentReferences(atlas: Atlas, ids: readonly string[], lang: Language) {
  return ids.flatMap((id) => {
    const row = atlas.segments.get(id)
    return row ? [{ id, name: localized(row, 'name', lang) }] : []
  })
}

export function provinceReference(provinces: ReadonlyMap<string, Named>, id: string | null, lang: Language) {
  const row = id === null ? undefined : provinces.get(id)
  return row && id !== null ? { id, name: localized(row, 'name', lang) } : null
}
