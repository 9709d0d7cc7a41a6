import type { Edition } from '../../api/contract/edition.ts'
import type { Language } from '../../domain/vocabulary.ts'
import type { LoaderContext } from '../api-context.ts'
import { apiContext } from '../api-context.ts'
import { sourceNames } from '../source-names.server.ts'
import { citedSources, mapData, packMap } from './map-data.ts'

interface PackedMap {
  /** MapModel as JSON text. */
  map: string
  sources: Record<string, string>
}

/** One map per language of the edition that is loaded; an edition loaded anew has another checksum. */
const known = new Map<Language, { checksum: string; packed: Promise<PackedMap> }>()

/** The chain is the same for every reader of a language, and explaining 187 statuses takes the server a third of a second. */
export async function packedMap(context: LoaderContext, lang: Language): Promise<PackedMap> {
  const edition = await context.get(apiContext).edition.get({ lang })
  const seen = known.get(lang)
  if (seen?.checksum === edition.checksum) return seen.packed
  const packed = pack(context, lang, edition)
  known.set(lang, { checksum: edition.checksum, packed })
  packed.catch(() => known.delete(lang))
  return packed
}

async function pack(context: LoaderContext, lang: Language, edition: Edition): Promise<PackedMap> {
  const api = context.get(apiContext)
  const [chain, all] = await Promise.all([api.segment.chain({ lang }), api.segment.list({ lang, limit: 500 })])
  const map = mapData(chain, all.items, edition)
  return { map: packMap(map), sources: await sourceNames(api, lang, citedSources(map.nodes)) }
}
