import { Link, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import type { CompanyPage } from '../../api/contract/company-list.ts'
import { asAnswered, withoutValue, withoutWords } from './search-address.ts'

type Drop = CompanyPage['drop'][number]

/** Nothing found: which one filter to drop, and how many that brings back. */
export function ZeroHelp({ page }: { page: Pick<CompanyPage, 'drop' | 'understood' | 'words' | 'did_you_mean'> }) {
  const t = useTranslations('companies.zero')
  const [address] = useSearchParams()
  const search = asAnswered(address, page.did_you_mean)
  const addressWithout = ({ param, value }: Drop): string => {
    const read = page.understood.find((one) => one.applied && one.param === param && one.value === value)
    if (read) return withoutWords(search, [read.text])
    return param === 'q' ? withoutWords(search, value === null ? page.words : [value]) : withoutValue(search, param, value)
  }
  return (
    <section className="note-box zero" aria-labelledby="zero">
      <p>{t('note')}</p>
      <h2 id="zero">{t('heading')}</h2>
      {page.drop.length === 0 && <p>{t('still')}</p>}
      <ul>
        {page.drop.map((drop) => (
          <li key={`${drop.param} ${drop.value}`}>
            <Link to={addressWithout(drop)}>{t('without', { name: drop.name, count: drop.total })}</Link>
          </li>
        ))}
        <li>
          <Link to="?">{t('all')}</Link>
        </li>
      </ul>
    </section>
  )
}
