import { Form, useNavigation } from 'react-router'
import { useTranslations } from 'use-intl'
import { LANGUAGES, type Language } from '../../domain/vocabulary.ts'
import type { FormRefusal } from './form-refusal.ts'
import type { Member } from './members-only.ts'
import { RefusalNote } from './refusal-note.tsx'
import { TextField } from './text-field.tsx'

const LANGUAGE_NAMES: Record<Language, string> = { vi: 'Tiếng Việt', en: 'English', ko: '한국어' }

interface ProfileFormProps {
  user: Member['user']
  refusal: FormRefusal | undefined
  /** As it was sent and refused. */
  name: string | undefined
}

export function ProfileForm({ user, refusal, name }: ProfileFormProps) {
  const t = useTranslations('account.profile')
  const field = useTranslations('account.field')
  const busy = useNavigation().formMethod === 'POST'
  return (
    <section className="card" aria-labelledby="about">
      <h2 id="about">{t('about')}</h2>
      <Form method="post" className="stack account-form">
        <RefusalNote refusal={refusal} />
        <TextField
          name="name"
          label={field('name')}
          note={field('name_note')}
          autoComplete="name"
          required
          maxLength={100}
          defaultValue={name ?? user.name}
          refusal={refusal}
        />
        <label className="field field-text">
          <span>{field('language')}</span>
          <select name="language" defaultValue={user.language}>
            {LANGUAGES.map((language) => (
              <option key={language} value={language} lang={language}>
                {LANGUAGE_NAMES[language]}
              </option>
            ))}
          </select>
        </label>
        <p className="note">
          {field('email')}: <b>{user.email}</b>. {t('email_fixed')}
        </p>
        <button className="button button-main" disabled={busy}>
          {t('save')}
        </button>
      </Form>
    </section>
  )
}
