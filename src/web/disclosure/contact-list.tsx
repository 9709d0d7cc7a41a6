import { Form } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { Contact } from '../../api/contract/contact.ts'
import { LEGAL_BASES } from '../../domain/privacy.ts'
import { TextField } from '../account/text-field.tsx'
import { formatDate } from '../format/number.ts'

/** Persons are data of their own kind: with a reason, a legal basis and an end, and for nobody but editors. */
export function ContactList({ contacts }: { contacts: readonly Contact[] }) {
  const t = useTranslations('disclosure.contacts')
  const lang = useLocale()
  return (
    <section aria-labelledby="contacts" className="card stack">
      <h2 id="contacts" className="card-title">
        {t('title')}
      </h2>
      <p>{t('lead')}</p>
      {contacts.length === 0 ? (
        <p className="quiet">{t('none')}</p>
      ) : (
        <ul className="private-rows">
          {contacts.map((contact) => (
            <li key={contact.contact_id}>
              <div>
                <b>{contact.name}</b>
                {[contact.role, contact.email, contact.phone].filter(Boolean).map((part) => ` · ${part}`)}
                <div className="note">
                  {contact.purpose} · {t(`basis_name.${contact.legal_basis}`)} ·{' '}
                  {t('until', { date: formatDate(contact.expires_at.slice(0, 10), lang) })}
                </div>
              </div>
              <Form method="post" preventScrollReset>
                <input type="hidden" name="contact_id" value={contact.contact_id} />
                <button className="button" name="intent" value="delete_contact" aria-label={`${t('delete')}: ${contact.name}`}>
                  {t('delete')}
                </button>
              </Form>
            </li>
          ))}
        </ul>
      )}
      <Form method="post" className="stack" autoComplete="off">
        <div className="form-grid">
          <TextField name="name" label={t('name')} required maxLength={100} />
          <TextField name="role" label={t('role')} maxLength={100} />
          <TextField name="email" type="email" label={t('email')} maxLength={254} />
          <TextField name="phone" label={t('phone')} inputMode="tel" maxLength={24} />
          <TextField name="purpose" label={t('purpose')} required maxLength={300} />
          <label className="field">
            <span>{t('basis')}</span>
            <select name="legal_basis" required defaultValue="consent">
              {LEGAL_BASES.map((basis) => (
                <option key={basis} value={basis}>
                  {t(`basis_name.${basis}`)}
                </option>
              ))}
            </select>
          </label>
          <TextField name="consent_evidence" label={t('evidence')} maxLength={500} />
          <TextField name="consent_on" type="date" label={t('consent_on')} />
          <TextField name="source" label={t('source')} required maxLength={300} />
          <TextField name="expires_on" type="date" label={t('expires')} required />
        </div>
        <p>
          <button className="button" name="intent" value="contact">
            {t('add')}
          </button>
        </p>
      </Form>
    </section>
  )
}
