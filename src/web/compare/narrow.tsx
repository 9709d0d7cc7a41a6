import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { type Chosen, MOST_COMPARED } from './chosen.ts'

/** More were chosen than there is room for: the reader says which. The first five are ticked, so that one click goes on. */
export function Narrow({ companies }: { companies: readonly Chosen[] }) {
  const t = useTranslations('compare.narrow')
  return (
    <Form method="get" className="card" aria-labelledby="narrow">
      <h2 id="narrow" className="card-title">
        {t('title', { count: companies.length, most: MOST_COMPARED })}
      </h2>
      <p>{t('text', { most: MOST_COMPARED })}</p>
      <ul className="plain">
        {companies.map(({ id, name }, index) => (
          <li key={id}>
            <label className="compare-toggle">
              <input type="checkbox" name="id" value={id} defaultChecked={index < MOST_COMPARED} />
              <span>{name}</span>
            </label>
          </li>
        ))}
      </ul>
      <button className="button button-main">{t('submit')}</button>
    </Form>
  )
}
