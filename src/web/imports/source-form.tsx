import { useTranslations } from 'use-intl'
import type { ImportSummary } from '../../api/contract/imports.ts'
import { EVIDENCE_GRADES } from '../../domain/vocabulary.ts'
import { EvidenceBadge } from '../components/evidence-badge.tsx'

type SourceKind = ImportSummary['source']['kind']

/** As the API has them; in the order they are likely. */
export const SOURCE_KINDS = [
  'official_list',
  'dataset',
  'company',
  'press',
  'statistics',
  'curation',
] as const satisfies readonly SourceKind[]

/** A year, a month or a day. */
const DATE = String.raw`\d{4}(-\d{2}(-\d{2})?)?`

/** Who says what stands in the file, and how far it was checked: written to every value that comes from it. */
export function SourceFields({ suggestedTitle }: { suggestedTitle: string }) {
  const t = useTranslations('imports.source')
  return (
    <>
      <fieldset className="card source-fields">
        <legend>{t('legend')}</legend>
        <p className="note">{t('why')}</p>
        <label className="field field-wide">
          <span>{t('title')}</span>
          <input
            key={suggestedTitle}
            type="text"
            name="title"
            required
            maxLength={300}
            defaultValue={suggestedTitle}
            aria-describedby="title-hint"
          />
          <small id="title-hint" className="note">
            {t('title_hint')}
          </small>
        </label>
        <label className="field">
          <span>{t('publisher')}</span>
          <input type="text" name="publisher" maxLength={200} />
        </label>
        <label className="field">
          <span>{t('kind')}</span>
          <select name="kind" required defaultValue="official_list">
            {SOURCE_KINDS.map((kind) => (
              <option key={kind} value={kind}>
                {t(`kinds.${kind}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          <span>{t('licence')}</span>
          <input type="text" name="licence" required maxLength={200} list="licences" aria-describedby="licence-hint" />
          <small id="licence-hint" className="note">
            {t('licence_hint')}
          </small>
          <datalist id="licences">
            {(['facts', 'own', 'cc_by', 'cc0'] as const).map((licence) => (
              <option key={licence}>{t(`licences.${licence}`)}</option>
            ))}
          </datalist>
        </label>
        <label className="field">
          <span>{t('url')}</span>
          <input type="url" name="url" maxLength={1000} placeholder="https://" />
        </label>
        <DateField name="published_on" label={t('published_on')} />
        <DateField name="as_of" label={t('as_of')} hint={t('as_of_hint')} />
      </fieldset>
      <fieldset className="card">
        <legend>{t('grade')}</legend>
        <p className="note">{t('grade_why')}</p>
        <ul className="plain grades">
          {EVIDENCE_GRADES.map((grade) => (
            <li key={grade}>
              <label>
                <input type="radio" name="evidence_grade" value={grade} defaultChecked={grade === 'self_declared'} />
                <span>
                  <EvidenceBadge grade={grade} />
                  <span className="note">{t(`grades.${grade}`)}</span>
                </span>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
    </>
  )
}

function DateField({ name, label, hint }: { name: string; label: string; hint?: string }) {
  const t = useTranslations('imports.source')
  return (
    <label className="field">
      <span>{label}</span>
      <input
        type="text"
        name={name}
        pattern={DATE}
        title={t('date_form')}
        placeholder={t('date_form')}
        maxLength={10}
        aria-describedby={hint && `${name}-hint`}
      />
      {hint && (
        <small id={`${name}-hint`} className="note">
          {hint}
        </small>
      )}
    </label>
  )
}
