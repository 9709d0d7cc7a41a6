import type { Fit, Lacking, MatchItem, MatchPart, NearMiss } from '../../matching/rank.ts'
import type { MatchWords } from './match-words.ts'

/** With names and sentences in the reader's language. */
export function presentItem(item: MatchItem, words: MatchWords) {
  return { ...presentFit(item, words), qualified: item.qualified }
}

export function presentNearMiss(miss: NearMiss, words: MatchWords) {
  return {
    ...presentFit(miss, words),
    failed: miss.failed,
    would_qualify_if: miss.would_qualify_if.map((lacking) => presentLacking(lacking, words)),
  }
}

function presentFit({ company_id, name, score, score_if_known, parts, gates }: Fit, words: MatchWords) {
  return {
    company_id,
    name,
    score,
    score_if_known,
    parts: parts.map((part) => presentPart(part, words)),
    gates: gates.map((one) => ({
      gate: { ...one.gate },
      label: words.condition(one.gate),
      result: one.result,
      code: one.reason,
      reason: words.reason(one, one.gate),
      have: words.have(one, one.gate),
      evidence: [...one.evidence],
    })),
  }
}

function presentPart(part: MatchPart, words: MatchWords) {
  return {
    ...part,
    want: part.want === null ? null : { ...part.want },
    label: part.want === null ? words.part(part.name) : words.condition(part.want),
    evidence: [...part.evidence],
  }
}

function presentLacking(lacking: Lacking, words: MatchWords) {
  const need = words.condition(lacking.gate)
  return {
    gate: { ...lacking.gate },
    text: words.wouldQualify(need, words.reason(lacking, lacking.gate)),
    code: lacking.reason,
    have: words.have(lacking, lacking.gate),
    need,
    evidence: [...lacking.evidence],
  }
}
