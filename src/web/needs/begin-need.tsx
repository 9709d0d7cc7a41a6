import { Form, Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { ChoiceField } from './condition-rows.tsx'
import type { FormChoices } from './form-choices.ts'

/** First the product: the form then begins with what its makers are known to have. Or an organisation, for whoever has none. */
export function BeginNeed({ organisations, segments }: { organisations: number; segments: FormChoices['segments'] }) {
  const t = useTranslations('needs.form')
  const lang = useLocale()
  if (organisations === 0)
    return (
      <section className="card stack">
        <p>{t('no_organisation')}</p>
        <p>
          <Link className="button button-main" to={`/${lang}/organisations/new`}>
            {t('make_organisation')}
          </Link>
        </p>
      </section>
    )
  return (
    <section className="card stack" aria-labelledby="begin">
      <h2 id="begin">{t('begin')}</h2>
      <Form method="get" className="filter-form">
        <ChoiceField
          name="segment"
          label={t('segment')}
          fields={new URLSearchParams()}
          groups={segmentGroups(segments)}
          none={t('choose')}
        />
        <button className="button button-main">{t('go_on')}</button>
      </Form>
      <p className="note">{t('begin_note')}</p>
      <ul className="plain">
        <li>
          <Link to={`/${lang}/needs/new?kind=joint_rd`}>{t('begin_partner')}</Link>
        </li>
        <li>
          <Link to={`/${lang}/needs/import`}>{t('begin_sheet')}</Link>
        </li>
        <li>
          <Link to={`/${lang}/boms`}>{t('begin_bom')}</Link>
        </li>
      </ul>
    </section>
  )
}

export function segmentGroups(segments: FormChoices['segments']) {
  return Object.entries(Object.groupBy(segments, (segment) => segment.group)).map(([label, items]) => ({ label, items: items ?? [] }))
}
