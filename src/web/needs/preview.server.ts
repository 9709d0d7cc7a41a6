import type { ApiClient } from '../../api/contract/index.ts'
import type { MatchAnswer } from '../../api/contract/match.ts'
import type { Requirement } from '../../domain/requirement.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { orRefusal, type Refusal } from '../api-errors.ts'
import { isAsking, sendable } from './requirement-fields.ts'

export interface NeedPreview {
  /** null: nothing to be matched is filled in yet, or it is refused. */
  answer:
    | (Pick<MatchAnswer, 'total' | 'near_miss_total' | 'considered' | 'complete' | 'gate_effects'> & { qualified: number; best: string[] })
    | null
  refusal: Refusal | undefined
}

const BEST_SHOWN = 3
const LOOKED_AT = 100

/** Who would fit, before anything is stored. */
export async function previewOf(api: ApiClient, lang: Language, requirement: Requirement): Promise<NeedPreview> {
  if (!isAsking(requirement)) return { answer: null, refusal: undefined }
  const { answer, refusal } = await orRefusal(api.match.run({ requirement: sendable(requirement), limit: LOOKED_AT, lang }))
  if (refusal) return { answer: null, refusal }
  const { items, total, near_miss_total, considered, complete, gate_effects } = answer
  return {
    answer: {
      total,
      near_miss_total,
      considered,
      complete,
      gate_effects,
      qualified: items.filter(({ qualified }) => qualified).length,
      best: items.slice(0, BEST_SHOWN).map(({ name }) => name),
    },
    refusal: undefined,
  }
}
