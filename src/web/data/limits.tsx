import { useTranslations } from 'use-intl'

const LIMITS = [
  'cutoff',
  'basis',
  'understated',
  'world',
  'partners',
  'io',
  'press',
  'headings',
  'services',
  'directory',
  'places',
  'shapes',
] as const

export function Limits() {
  const t = useTranslations('data.limits')
  return (
    <section aria-labelledby="limits">
      <h2 id="limits">{t('title')}</h2>
      <p>{t('text')}</p>
      <ul className="cards limits">
        {LIMITS.map((id) => (
          <li key={id} className="card" id={`limit-${id}`}>
            <h3 className="card-title">{t(`${id}.title`)}</h3>
            <p>{t(`${id}.text`)}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
