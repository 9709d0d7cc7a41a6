import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { NeedItem } from '../../api/contract/need.ts'
import { formatDate, formatNumber } from '../format/number.ts'

/** What a need says in figures and names, as far as it is told. */
export function NeedFacts({ need, all = false }: { need: NeedItem; all?: boolean }) {
  const t = useTranslations('needs.fact')
  const lang = useLocale()
  const list = new Intl.ListFormat(lang, { type: 'disjunction' })
  return (
    <dl className="need-facts">
      <Fact name={t(`field.${need.field.level}`)}>
        {need.field.items.map((item, at) => (
          <span key={item.id}>
            {at > 0 && ', '}
            {need.field.level === 'segment' ? <Link to={`/${lang}/segments/${item.id}`}>{item.name}</Link> : item.name}
          </span>
        ))}
      </Fact>
      {all && need.product && <Fact name={t('product')}>{need.product}</Fact>}
      {need.volume && <Fact name={t('volume')}>{need.volume.text}</Fact>}
      {need.places.length > 0 && (
        <Fact name={t('place')}>
          {list.format(
            need.places.map(({ name, radius_km }) =>
              radius_km === null ? name : t('within', { name, km: formatNumber(radius_km, lang) }),
            ),
          )}
        </Fact>
      )}
      {need.current_origin.length > 0 && <Fact name={t('origin')}>{need.current_origin.map(({ name }) => name).join(', ')}</Fact>}
      {need.localisation_target_pct !== null && (
        <Fact name={t('localisation')}>{t('percent', { value: formatNumber(need.localisation_target_pct, lang) })}</Fact>
      )}
      {need.deadline && <Fact name={t('deadline')}>{formatDate(need.deadline, lang)}</Fact>}
      {all && need.published_on && <Fact name={t('published')}>{formatDate(need.published_on, lang)}</Fact>}
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
