import type { IntroductionStepRow } from '../../db/queries/introductions.ts'
import {
  agreedBand,
  type Mark,
  MARKS,
  markState,
  type Party,
  refusalOfAct,
  replay,
  type Side,
  SIDES,
  VALUE_KINDS,
} from '../../domain/introductions.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { wording } from '../wording.ts'
import type { PartyNames } from './names.ts'

const ACTS = ['said', 'disputed', 'withdrew'] as const

/** Each stage: what either side says of it, and what whoever asks could do. */
export function presentMarks(steps: readonly IntroductionStepRow[], parties: readonly Party[], lang: Language) {
  const words = wording(lang)
  const standing = replay(steps)
  return MARKS.map((mark) => {
    const state = markState(standing, mark)
    const about = steps.filter((step) => step.mark === mark)
    return {
      mark,
      name: words.text(`introduction.mark.${mark}`),
      state,
      state_name: words.text(`introduction.mark_state.${state}`),
      buyer: standing.marks[mark].buyer,
      supplier: standing.marks[mark].supplier,
      proposed: standing.proposed.includes(mark),
      confirmed_at: state === 'confirmed' ? (about.findLast((step) => step.step === 'said')?.at.toISOString() ?? null) : null,
      acts: parties.flatMap((party) =>
        ACTS.filter((step) => refusalOfAct(standing, { party, step, mark }) === undefined).map((act) => ({ party, act })),
      ),
    }
  })
}

export function presentValues(steps: readonly IntroductionStepRow[], parties: readonly Party[], lang: Language) {
  const words = wording(lang)
  const standing = replay(steps)
  return VALUE_KINDS.map((kind) => {
    const { buyer, supplier } = standing.values[kind]
    const band = (side: Side) => {
      const id = standing.values[kind][side]
      return id === null ? null : words.text(`introduction.band.${id}`)
    }
    return {
      kind,
      name: words.text(`introduction.value.${kind}`),
      buyer,
      buyer_text: band('buyer'),
      supplier,
      supplier_text: band('supplier'),
      agreed: agreedBand(standing, kind) !== null,
      may_set: SIDES.filter(
        (side) => parties.includes(side) && refusalOfAct(standing, { party: side, step: 'valued', value_kind: kind }) === undefined,
      ),
    }
  })
}

/** Everything that was done, by the sides and not by persons. Reasons in their own words are for those who take part. */
export function presentHistory(steps: readonly IntroductionStepRow[], names: PartyNames, lang: Language, withTexts: boolean) {
  const words = wording(lang)
  const nameOf = (party: IntroductionStepRow['party']) =>
    ({
      buyer: names.buyer?.name ?? words.text('introduction.party.buyer'),
      supplier: names.company.name,
      facilitator: names.facilitator?.name ?? words.text('introduction.party.facilitator'),
      system: words.text('introduction.party.system'),
    })[party]
  return steps.map((step, at) => {
    const who = nameOf(step.party)
    const mark = step.mark === null ? '' : words.text(`introduction.mark.${step.mark}`)
    const band = step.band === null ? '' : words.text(`introduction.band.${step.band}`)
    const kind = step.value_kind === null ? '' : words.text(`introduction.value.${step.value_kind}`)
    return {
      step_no: step.step_no,
      at: step.at.toISOString(),
      party: step.party,
      step: step.step,
      text: words.text(`introduction.step.${sentenceOf(steps.slice(0, at), step)}`, { who, mark, ...(kind && { band, kind }) }),
      reason: step.reason === null ? null : words.text(`introduction.reason.${step.reason}`),
      note: withTexts ? step.text : null,
    }
  })
}

/** Saying what nobody had said is to propose it; saying what the other side had said, to confirm it. */
function sentenceOf(before: readonly IntroductionStepRow[], { step, mark, party }: IntroductionStepRow): string {
  if (step !== 'said' || mark === null) return step
  if (mark === 'declined') return confirms(before, mark, party) ? 'confirmed' : 'ended'
  return confirms(before, mark, party) ? 'confirmed' : 'said'
}

function confirms(before: readonly IntroductionStepRow[], mark: Mark, party: IntroductionStepRow['party']): boolean {
  const { marks } = replay(before)
  return (party === 'buyer' && marks[mark].supplier === 'said') || (party === 'supplier' && marks[mark].buyer === 'said')
}
