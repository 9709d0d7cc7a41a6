import { Form, useNavigation } from 'react-router'
import { useTranslations } from 'use-intl'
import type { KeyScope } from '../../domain/policy/actor.ts'
import type { FormRefusal } from './form-refusal.ts'
import { RefusalNote } from './refusal-note.tsx'
import { TextField } from './text-field.tsx'

const DAYS = [30, 90, 180, 365] as const
const USUAL_DAYS = 90

interface KeyFormProps {
  scopes: readonly KeyScope[]
  refusal: FormRefusal | undefined
  /** As it was sent and refused. */
  name: string | undefined
}

export function KeyForm({ scopes, refusal, name }: KeyFormProps) {
  const t = useTranslations('account.keys')
  const field = useTranslations('account.field')
  const scopeName = useTranslations('account.scope')
  const busy = useNavigation().formMethod === 'POST'
  return (
    <section className="card" aria-labelledby="new-key">
      <h2 id="new-key">{t('new')}</h2>
      <p className="note">{t('once')}</p>
      <Form method="post" className="stack account-form">
        <RefusalNote refusal={refusal} id="refusal-key" />
        <TextField
          name="name"
          label={field('key_name')}
          autoComplete="off"
          required
          maxLength={100}
          defaultValue={name}
          refusal={refusal}
          refusalId="refusal-key"
        />
        <fieldset className="choice-list">
          <legend>{field('scopes')}</legend>
          {scopes.map((scope) => (
            <label key={scope}>
              <input type="checkbox" name="scopes" value={scope} defaultChecked={scope === 'read'} />
              <span>
                {scopeName(scope)} <span className="note">– {scopeName(`${scope}_note`)}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <label className="field field-text">
          <span>{field('days')}</span>
          <select name="days" defaultValue={USUAL_DAYS}>
            {DAYS.map((days) => (
              <option key={days} value={days}>
                {t('days', { days })}
              </option>
            ))}
          </select>
        </label>
        <button className="button button-main" name="intent" value="make" disabled={busy}>
          {t('make')}
        </button>
      </Form>
    </section>
  )
}
