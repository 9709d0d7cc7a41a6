import { Form, useNavigation } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { FormRefusal } from './form-refusal.ts'
import { RefusalNote } from './refusal-note.tsx'
import { TextField } from './text-field.tsx'

/** The link that verifies an address, once more. */
export function ResendForm({ email, refusal }: { email?: string | undefined; refusal?: FormRefusal | undefined }) {
  const t = useTranslations('account.verify')
  const field = useTranslations('account.field')
  const lang = useLocale()
  const busy = useNavigation().formMethod === 'POST'
  return (
    <Form method="post" action={`/${lang}/verify-email`} className="card stack account-form">
      <h2 className="card-title">{t('again_title')}</h2>
      <p className="note">{t('again_lead')}</p>
      <RefusalNote refusal={refusal} />
      <TextField
        name="email"
        type="email"
        label={field('email')}
        autoComplete="username"
        required
        maxLength={254}
        defaultValue={email}
        refusal={refusal}
      />
      <button className="button" name="intent" value="resend" disabled={busy}>
        {t('again')}
      </button>
    </Form>
  )
}
