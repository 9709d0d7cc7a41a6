import { Form, Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { withReturn } from '../account/return-path.ts'

interface ProposeFormProps {
  code: string
  provinces: readonly { id: string; name: string }[]
  signedIn: boolean
}

/** A company that the directory does not have: staff add it first. */
export function ProposeForm({ code, provinces, signedIn }: ProposeFormProps) {
  const t = useTranslations('claims')
  const lang = useLocale()
  return (
    <section className="card" aria-labelledby="propose">
      <h2 id="propose" className="card-title">
        {t('propose.title')}
      </h2>
      {signedIn ? (
        <Form method="post" className="own-form">
          <input type="hidden" name="intent" value="propose" />
          <input type="hidden" name="tax_code" value={code} />
          <label className="field">
            <span>{t('propose.name')}</span>
            <input type="text" name="name" required minLength={3} maxLength={200} />
          </label>
          <label className="field">
            <span>{t('propose.makes')}</span>
            <input type="text" name="makes" required minLength={3} maxLength={500} />
          </label>
          <label className="field">
            <span>{t('propose.province')}</span>
            <select name="province_id">
              <option value="">{t('propose.no_province')}</option>
              {provinces.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <button className="button button-main">{t('propose.send')}</button>
        </Form>
      ) : (
        <p>
          {t('start.sign_in')}{' '}
          <Link to={`/${lang}${withReturn('/sign-in', `/claim?${new URLSearchParams({ code })}`)}`}>{t('start.sign_in_link')}</Link>
        </p>
      )}
    </section>
  )
}
