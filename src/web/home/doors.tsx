import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'

const DOORS = [
  { id: 'investor', to: 'gaps', also: 'needs' },
  { id: 'buyer', to: 'companies', also: 'match' },
  { id: 'supplier', to: 'segments', also: 'needs' },
  { id: 'officer', to: 'trade', also: 'map?wanted=1' },
  { id: 'curator', to: 'data', also: 'quality' },
] as const

/** Five kinds of people, the question each comes with in their own words, and the page that answers it. */
export function Doors() {
  const t = useTranslations('home.doors')
  const lang = useLocale()
  return (
    <section aria-labelledby="doors">
      <h2 id="doors">{t('title')}</h2>
      <ul className="cards doors">
        {DOORS.map(({ id, to, also }) => (
          <li key={id} className="card">
            <h3 className="card-title">{t(`${id}.who`)}</h3>
            <p>{t(`${id}.question`)}</p>
            <p>
              <Link to={`/${lang}/${to}`}>{t(`${id}.link`)}</Link>
              <br />
              <Link to={`/${lang}/${also}`}>{t(`${id}.also`)}</Link>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
