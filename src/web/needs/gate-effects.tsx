import { useLocale, useTranslations } from 'use-intl'
import type { MatchAnswer } from '../../api/contract/match.ts'
import { DataTable } from '../components/data-table.tsx'
import { formatNumber } from '../format/number.ts'

/** What each gate costs: how many pass it, of how many nobody knows, and whom it alone keeps out. */
export function GateEffects({ effects, considered }: { effects: MatchAnswer['gate_effects']; considered: number }) {
  const t = useTranslations('needs.effect')
  const lang = useLocale()
  const number = (value: number) => formatNumber(value, lang)
  if (effects.length === 0) return null
  return (
    <section className="stack-small">
      <h3 className="card-title">{t('caption', { count: considered })}</h3>
      <DataTable
        caption={t('caption', { count: considered })}
        hideCaption
        cards
        rows={effects}
        rowKey={({ gate }) => JSON.stringify(gate)}
        columns={[
          { id: 'gate', header: t('gate'), rowHeader: true, cell: ({ label }) => label },
          { id: 'pass', header: t('pass'), numeric: true, cell: ({ failed, unknown }) => number(considered - failed - unknown) },
          { id: 'unknown', header: t('unknown'), numeric: true, cell: ({ unknown }) => number(unknown) },
          { id: 'failed', header: t('failed'), numeric: true, cell: ({ failed }) => number(failed) },
          { id: 'alone', header: t('alone'), numeric: true, cell: ({ alone }) => number(alone) },
        ]}
      />
    </section>
  )
}
