import { Form, useNavigation } from 'react-router'
import { useTranslations } from 'use-intl'
import type { FormRefusal } from './form-refusal.ts'
import { RoleSelect } from './member-list.tsx'
import { RefusalNote } from './refusal-note.tsx'
import { TextField } from './text-field.tsx'

export function InviteForm({ refusal, email }: { refusal: FormRefusal | undefined; email: string | undefined }) {
  const t = useTranslations('account.organisation')
  const field = useTranslations('account.field')
  const busy = useNavigation().formMethod === 'POST'
  return (
    <section className="card" aria-labelledby="invite">
      <h2 id="invite">{t('invite')}</h2>
      <p className="note">{t('invite_note')}</p>
      <Form method="post" className="stack account-form">
        <RefusalNote refusal={refusal} id="refusal-invite" />
        <TextField
          name="email"
          type="email"
          label={field('email')}
          autoComplete="off"
          required
          maxLength={254}
          defaultValue={email}
          refusal={refusal}
          refusalId="refusal-invite"
        />
        <label className="field field-text">
          <span>{field('role')}</span>
          <RoleSelect chosen="member" notes />
        </label>
        <button className="button button-main" name="intent" value="invite" disabled={busy}>
          {t('send')}
        </button>
      </Form>
    </section>
  )
}
