import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { IntroductionSummary } from '../../api/contract/introduction.ts'
import { DemoMark } from '../components/demo-mark.tsx'
import { useEdition } from '../components/site-data.ts'
import { formatDate } from '../format/number.ts'

/** One case in a list. */
export function CaseRow({ one }: { one: IntroductionSummary }) {
  const t = useTranslations('introductions')
  const lang = useLocale()
  const { fictional } = useEdition()
  const mine = one.mine.filter((party) => party !== 'facilitator')
  return (
    <li>
      <Link to={`/${lang}/introductions/${one.introduction_id}`}>{one.title ?? t('untitled', { company: one.company_name })}</Link>
      <div className="case-facts note">
        <span>
          {t('between', { buyer: one.buyer_name ?? t('buyer_hidden'), supplier: one.company_name })}
          <DemoMark fictional={fictional} />
        </span>
        {one.segment && <span>{one.segment.name}</span>}
        <span>
          <b>{one.state_name}</b>
          {one.stage_name && ` · ${one.stage_name}`}
        </span>
        {one.waits_for.length > 0 && (
          <span>
            {mine.some((party) => one.waits_for.includes(party)) ? (
              <b>{t('waits_for_you')}</b>
            ) : (
              t(`waits_for.${one.waits_for.length > 1 ? 'buyer_supplier' : (one.waits_for[0] ?? 'buyer')}`)
            )}
          </span>
        )}
        {one.facilitator_name && <span>{t('with', { name: one.facilitator_name })}</span>}
        <span>
          {formatDate(one.moved_at.slice(0, 10), lang)}, {t('still', { count: one.still_days })}
        </span>
      </div>
    </li>
  )
}
