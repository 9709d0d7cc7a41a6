import { distance } from 'fastest-levenshtein'
import { Problem } from '../domain/problem.ts'
import type { Language } from '../domain/vocabulary.ts'
import { wording } from './wording.ts'

/** Throws "there is no …", with the nearest id that exists when one is near. */
export function notFound(
  kind: 'segment' | 'company' | 'province' | 'source' | 'buyer_type' | 'step',
  id: string,
  known: Iterable<string>,
  lang: Language,
): never {
  const words = wording(lang)
  let best: { id: string; edits: number } | undefined
  for (const candidate of known) {
    const edits = distance(id, candidate)
    if (!best || edits < best.edits) best = { id: candidate, edits }
  }
  const near = best && best.edits <= Math.max(2, id.length / 4) ? ` ${words.text('not_found.did_you_mean', { id: best.id })}` : ''
  throw new Problem('not_found', words.text(`not_found.${kind}`, { id }) + near)
}
