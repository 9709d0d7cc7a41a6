import { useTranslations } from 'use-intl'
import type { Organisation } from '../../api/contract/organisation.ts'
import { formText } from '../form-text.ts'
import type { FormRefusal } from './form-refusal.ts'
import { TextField } from './text-field.tsx'

export type OrganisationTexts = Pick<Organisation, 'name' | 'tax_code' | 'country' | 'website'>

/** As they were typed, for the form that shows them again. */
export function organisationTexts(form: FormData): { name: string; tax_code: string; country: string; website: string } {
  return {
    name: formText(form, 'name'),
    tax_code: formText(form, 'tax_code'),
    country: formText(form, 'country').toUpperCase(),
    website: withProtocol(formText(form, 'website')),
  }
}

/** People write "example.vn". */
function withProtocol(website: string): string {
  return website === '' || /^https?:\/\//i.test(website) ? website : `https://${website}`
}

export function OrganisationFields({ texts, refusal }: { texts: OrganisationTexts | undefined; refusal: FormRefusal | undefined }) {
  const t = useTranslations('account')
  const optional = (label: string) => (
    <>
      {label} <span className="quiet">{t('optional')}</span>
    </>
  )
  return (
    <>
      <TextField
        name="name"
        label={t('field.organisation_name')}
        note={t('organisation.name_note')}
        autoComplete="organization"
        required
        minLength={2}
        maxLength={200}
        defaultValue={texts?.name}
        refusal={refusal}
      />
      <TextField
        name="tax_code"
        label={optional(t('field.tax_code'))}
        autoComplete="off"
        maxLength={30}
        defaultValue={texts?.tax_code ?? ''}
        refusal={refusal}
      />
      <TextField
        name="country"
        label={t('field.country')}
        note={t('organisation.country_note')}
        autoComplete="off"
        required
        minLength={3}
        maxLength={3}
        defaultValue={texts?.country ?? 'VNM'}
        refusal={refusal}
      />
      <TextField
        name="website"
        label={optional(t('field.website'))}
        autoComplete="url"
        inputMode="url"
        maxLength={300}
        defaultValue={texts?.website ?? ''}
        placeholder="https://"
        refusal={refusal}
      />
    </>
  )
}
