import { Form, Link, useNavigation } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { Organisation } from '../../api/contract/organisation.ts'
import { formatDate } from '../format/number.ts'
import type { FormRefusal } from './form-refusal.ts'
import { OrganisationFields, type OrganisationTexts } from './organisation-fields.tsx'
import { RefusalNote } from './refusal-note.tsx'

interface OrganisationDetailsProps {
  organisation: Organisation
  companies: readonly { id: string; name: string }[]
  refusal: FormRefusal | undefined
  /** As they were sent and refused. */
  texts: OrganisationTexts | undefined
}

export function OrganisationDetails({ organisation, companies, refusal, texts }: OrganisationDetailsProps) {
  const t = useTranslations('account.organisation')
  const field = useTranslations('account.field')
  const lang = useLocale()
  const given = (text: string | null) => text ?? <span className="quiet">{t('none_given')}</span>
  const { verified_at, website } = organisation
  return (
    <section className="card" aria-labelledby="details">
      <h2 id="details">{t('details')}</h2>
      <p className="note">
        {verified_at ? t('verified_since', { date: formatDate(verified_at.slice(0, 10), lang) }) : t('not_verified_note')}
      </p>
      <dl className="facts">
        <dt>{field('tax_code')}</dt>
        <dd>{given(organisation.tax_code)}</dd>
        <dt>{field('country')}</dt>
        <dd>{given(organisation.country)}</dd>
        <dt>{field('website')}</dt>
        <dd>
          {website ? (
            <a href={website} className="external" rel="nofollow noopener">
              {website}
            </a>
          ) : (
            given(null)
          )}
        </dd>
        <dt>{t('companies')}</dt>
        <dd>
          {companies.length === 0
            ? t('no_company')
            : companies.map(({ id, name }, index) => (
                <span key={id}>
                  {index > 0 && ', '}
                  <Link to={`/${lang}/companies/${id}`}>{name}</Link>
                </span>
              ))}
        </dd>
      </dl>
      {organisation.may_change && <ChangeForm organisation={organisation} refusal={refusal} texts={texts} />}
    </section>
  )
}

function ChangeForm({ organisation, refusal, texts }: Omit<OrganisationDetailsProps, 'companies'>) {
  const t = useTranslations('account.organisation')
  const busy = useNavigation().formMethod === 'POST'
  const current = texts ?? organisation
  return (
    <details open={refusal !== undefined}>
      <summary>{t('change')}</summary>
      <Form
        method="post"
        className="stack account-form"
        key={[organisation.name, organisation.tax_code, organisation.country, organisation.website].join(' ')}
      >
        <p className="note">{t('change_note')}</p>
        <RefusalNote refusal={refusal} />
        <OrganisationFields texts={current} refusal={refusal} />
        <button className="button button-main" name="intent" value="change" disabled={busy}>
          {t('save')}
        </button>
      </Form>
    </details>
  )
}
