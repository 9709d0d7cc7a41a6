import { useTranslations } from 'use-intl'

const REASONS = [
  'below_cutoff',
  'no_source',
  'unreliable',
  'no_hs_code',
  'no_trade_data',
  'service',
  'no_inputs',
  'no_firm_on_record',
  'no_bea_match',
  'outside_scope',
  'suppressed',
  'not_counted',
] as const

/** What stands where a value is not known: why it is not. Never a zero, never a bare dash. */
export function MissingValue({ reason }: { reason: string | null | undefined }) {
  const t = useTranslations('common.missing')
  const known = REASONS.find((name) => name === reason)
  return <span className="missing-value">{t(known ?? 'other')}</span>
}
