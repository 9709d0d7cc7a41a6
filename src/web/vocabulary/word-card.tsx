import { Form, Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { UnknownWord } from '../../api/contract/vocabulary.ts'

/** One word that waits: who uses it, what it may stand for, and the decision. */
export function WordCard({ word, entries }: { word: UnknownWord; entries: readonly { id: string; name: string }[] }) {
  const t = useTranslations('vocabulary.queue')
  const lang = useLocale()
  const list = `entries-${word.vocabulary}`
  return (
    <li className="card">
      <ul className="tags">
        <li>{word.vocabulary_name}</li>
        <li>{t('used', { companies: word.companies })}</li>
      </ul>
      <h2 className="card-title">{word.text}</h2>
      <p className="note">
        {word.examples.map((company, index) => (
          <span key={company.id}>
            {index > 0 && ' · '}
            <Link to={`/${lang}/companies/${company.id}`}>{company.name}</Link>
            {company.text !== word.text && ` (${company.text})`}
          </span>
        ))}
      </p>
      <Form method="post" className="stack" preventScrollReset>
        <input type="hidden" name="vocabulary" value={word.vocabulary} />
        <input type="hidden" name="word" value={word.word} />
        <fieldset className="choices">
          <legend>{t('stands_for')}</legend>
          {word.suggestions.map((entry) => (
            <div key={entry.id}>
              <label className="check">
                <input type="radio" name="entry" value={entry.id} required />
                <span>
                  {entry.name}
                  {entry.word !== entry.name && <span className="quiet"> ({entry.word})</span>}
                </span>
              </label>
            </div>
          ))}
          <div>
            <label className="check">
              <input type="radio" name="entry" value="other" required /> <span>{t('other')}</span>
            </label>
            <label className="field">
              <span className="visually-hidden">{t('other_entry')}</span>
              <select name="other" defaultValue="" aria-label={t('other_entry')} id={`${list}-${word.word}`}>
                <option value="">{t('choose')}</option>
                {entries.map((entry) => (
                  <option key={entry.id} value={entry.id}>
                    {entry.name}
                  </option>
                ))}
              </select>
            </label>
          </div>
          <div>
            <label className="check">
              <input type="radio" name="entry" value="none" required /> <span>{t('none')}</span>
            </label>
          </div>
        </fieldset>
        <p>
          <button type="submit" className="button button-main">
            {t('decide')}
          </button>
        </p>
      </Form>
    </li>
  )
}
