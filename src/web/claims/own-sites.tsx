import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import type { CompanyValues } from '../../api/contract/company-values.ts'
import { Choices, ValueForm } from './value-form.tsx'

/** Where the company is: what it says of each site, and a form for one more. */
export function OwnSites({ sites, fields }: { sites: CompanyValues['sites']; fields: CompanyValues['site_fields'] }) {
  const t = useTranslations('claims.mine')
  const choicesOf = (property: string) => fields.find((field) => field.property === property)?.choices ?? []
  const nameOf = (property: string) => fields.find((field) => field.property === property)?.property_name ?? property
  return (
    <>
      {sites.map((site) => (
        <details key={site.site_id} className="own-field">
          <summary>{t('site', { name: site.name })}</summary>
          {site.fields.map((field) => (
            <ValueForm key={field.property} field={field} products={[]} />
          ))}
        </details>
      ))}
      <details className="own-field">
        <summary>{t('add_site')}</summary>
        <Form method="post" className="own-form">
          <input type="hidden" name="intent" value="site" />
          <label className="field">
            <span>{t('site_kind')}</span>
            <select name="kind" required defaultValue="">
              <Choices choices={choicesOf('kind')} />
            </select>
          </label>
          <label className="field">
            <span>{nameOf('province_id')}</span>
            <select name="province_id" required defaultValue="">
              <Choices choices={choicesOf('province_id')} />
            </select>
          </label>
          <label className="field">
            <span>{nameOf('park_id')}</span>
            <select name="park_id" defaultValue="">
              <Choices choices={choicesOf('park_id')} />
            </select>
          </label>
          <label className="field">
            <span>{nameOf('address')}</span>
            <input type="text" name="address" required minLength={5} maxLength={300} autoComplete="street-address" />
          </label>
          <button className="button button-main">{t('add_site')}</button>
        </Form>
      </details>
    </>
  )
}
