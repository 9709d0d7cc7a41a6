import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { NextProduct } from '../../api/contract/qualify.ts'
import { StatusBadge } from '../components/status-badge.tsx'
import { formatShort } from '../format/number.ts'

export function NextProductCard({ item }: { item: NextProduct }) {
  const t = useTranslations('qualify.next')
  const lang = useLocale()
  return (
    <li className="card next-product">
      <h2 className="card-title">
        <Link to={`/${lang}/segments/${item.segment.id}`}>{item.segment.name}</Link>
      </h2>
      <p className="row">
        <span className="next-score">
          {t('score')} <b>{formatShort(item.score, lang, 0)}</b> <span className="quiet">{t('of')}</span>
        </span>
        <StatusBadge status={item.status} />
      </p>
      <h3>{t('why')}</h3>
      <ul>
        {item.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
      </ul>
      <h3>{t('missing')}</h3>
      <Missing item={item} />
      <p className="next-first">
        <b>{t('first')}:</b> {item.first_step_text}
      </p>
      <Parts item={item} />
      <p className="row no-print">
        {item.needs > 0 && <Link to={`/${lang}/needs?segment=${item.segment.id}`}>{t('needs')}</Link>}
        <Link to={`/${lang}/consortium?${new URLSearchParams(stepsOf(item))}`} rel="nofollow">
          {t('partners')}
        </Link>
      </p>
    </li>
  )
}

/** The steps of the product for the form of consortia: its processes where there are any, else the product itself. */
function stepsOf({ segment, shared_processes, missing }: NextProduct): [string, string][] {
  const processes = [...shared_processes, ...missing.processes].slice(0, 4)
  return processes.length === 0 ? [['step', `segment:${segment.id}`]] : processes.map(({ id }) => ['step', `process:${id}`])
}

function Missing({ item: { missing } }: { item: NextProduct }) {
  const t = useTranslations('qualify.next')
  const lang = useLocale()
  if (missing.processes.length + missing.inputs.length === 0) return <p>{t('nothing_missing')}</p>
  return (
    <ul>
      {missing.processes.length > 0 && (
        <li>
          {t('missing_processes')}: {missing.processes.map(({ name }) => name).join(', ')}
        </li>
      )}
      {missing.inputs.length > 0 && (
        <li>
          {t('missing_inputs')}:{' '}
          {missing.inputs.map(({ id, name }, at) => (
            <span key={id}>
              {at > 0 && ', '}
              <Link to={`/${lang}/segments/${id}`}>{name}</Link>
            </span>
          ))}
        </li>
      )}
    </ul>
  )
}

function Parts({ item }: { item: NextProduct }) {
  const t = useTranslations('qualify.next')
  const lang = useLocale()
  const write = (value: number, digits: number) => formatShort(value, lang, digits)
  return (
    <details className="more">
      <summary>{t('parts')}</summary>
      <table className="next-parts">
        <caption className="visually-hidden">
          {t('parts')}: {item.segment.name}
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('part')}</th>
            <th scope="col" className="numeric">
              {t('value')}
            </th>
            <th scope="col" className="numeric">
              {t('points')}
            </th>
          </tr>
        </thead>
        <tbody>
          {item.parts.map(({ name, label, value, contribution }) => (
            <tr key={name}>
              <th scope="row">{label}</th>
              <td className="numeric">{value === null ? <span className="missing-value">{t('not_known')}</span> : write(value, 2)}</td>
              <td className="numeric">{write(contribution, 1)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={2}>
              {t('sum')}
            </th>
            <td className="numeric">{write(item.score, 1)}</td>
          </tr>
        </tfoot>
      </table>
    </details>
  )
}
