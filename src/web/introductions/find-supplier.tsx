import { Form, Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { DemoMark } from '../components/demo-mark.tsx'
import { useEdition } from '../components/site-data.ts'

interface FindSupplierProps {
  q: string
  found: readonly { id: string; name: string }[]
  need: string | null
  event: string | null
}

/** By words, as everywhere: the company then stands in the address. */
export function FindSupplier({ q, found, need, event }: FindSupplierProps) {
  const t = useTranslations('introductions.new')
  const { fictional } = useEdition()
  const kept = { ...(need && { need }), ...(event && { event }) }
  return (
    <section className="card stack">
      <Form method="get" className="ladder-acts">
        {Object.entries(kept).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <label className="field field-text">
          <span>{t('find')}</span>
          <input type="search" name="q" required minLength={2} maxLength={200} defaultValue={q} />
        </label>
        <button className="button button-main">{t('find_go')}</button>
      </Form>
      {q !== '' && found.length === 0 && <p role="status">{t('found_none')}</p>}
      <ul className="case-lists">
        {found.map((company) => (
          <li key={company.id}>
            <Link to={`?${new URLSearchParams({ ...kept, company: company.id })}`}>{company.name}</Link>
            <DemoMark fictional={fictional} />
          </li>
        ))}
      </ul>
    </section>
  )
}
