import { useTranslations } from 'use-intl'
import type { ClaimDetail } from '../../api/contract/claim.ts'

const PLACE: Readonly<Partial<Record<ClaimDetail['state'], number>>> = {
  draft: 0,
  need_more: 1,
  submitted: 1,
  challenge_window: 2,
  accepted: 4,
}

/** How far it has come: a sign, a word and a place in the line, not the colour alone. What has ended is nowhere in it. */
export function ClaimSteps({ claim }: { claim: ClaimDetail }) {
  const t = useTranslations('claims.one')
  const now = PLACE[claim.state]
  if (now === undefined) return null
  const steps = [
    t('step_proofs', { given: claim.kinds_given, needed: claim.proofs_needed }),
    t('step_staff'),
    t('step_window'),
    t('step_done'),
  ]
  return (
    <ol className="claim-steps" aria-label={t('progress')}>
      {steps.map((step, at) => (
        <li key={step} data-state={at < now ? 'done' : 'open'} aria-current={at === now ? 'step' : undefined}>
          {step}
        </li>
      ))}
    </ol>
  )
}
