import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { MatchItem } from '../../api/contract/match.ts'

/** Where several processes are asked for and no company is known to carry out all of them: several together may. */
export function ConsortiumHint({ items, processes }: { items: readonly Pick<MatchItem, 'gates'>[]; processes: readonly string[] }) {
  const t = useTranslations('needs.match')
  const lang = useLocale()
  const covers = ({ gates }: Pick<MatchItem, 'gates'>) => gates.every(({ gate, result }) => !('process' in gate) || result === 'pass')
  if (processes.length < 2 || items.some(covers)) return null
  return (
    <p className="note-box no-print">
      {t('no_single')}{' '}
      <Link to={`/${lang}/consortium?${new URLSearchParams(processes.map((id) => ['step', `process:${id}`]))}`} rel="nofollow">
        {t('to_consortium')}
      </Link>
    </p>
  )
}
