import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import type { PrivateValue } from '../../api/contract/disclosure.ts'
import { EvidenceBadge } from '../components/evidence-badge.tsx'
import { LEVELS } from './level-notes.tsx'

export function ValueList({ values }: { values: readonly PrivateValue[] }) {
  const t = useTranslations('disclosure.private')
  return (
    <section aria-labelledby="values" className="card">
      <h2 id="values" className="card-title">
        {t('values')}
      </h2>
      {values.length === 0 ? (
        <p>{t('none')}</p>
      ) : (
        <ul className="private-rows">
          {values.map((value) => (
            <ValueRow key={value.fact_id} value={value} />
          ))}
        </ul>
      )}
    </section>
  )
}

function ValueRow({ value }: { value: PrivateValue }) {
  const t = useTranslations('disclosure')
  const what = `${value.property_name}${value.segment ? ` (${value.segment.name})` : ''}`
  return (
    <li>
      <div>
        {what}:{' '}
        <b>
          {value.value} {value.unit}
        </b>{' '}
        {value.details && <span className="quiet">{value.details}</span>} <EvidenceBadge grade={value.evidence_grade} asOf={value.as_of} />
        {value.visibility === 'named_party' && (
          <div className="note">
            {value.sees.length === 0 ? t('private.sees_nobody') : t('private.sees', { names: value.sees.join(', ') })}
          </div>
        )}
      </div>
      <Form method="post" preventScrollReset>
        <input type="hidden" name="fact_id" value={value.fact_id} />
        <label className="field">
          <span>
            {t('private.who')}
            <span className="visually-hidden">: {what}</span>
          </span>
          <select name="visibility" defaultValue={value.visibility} key={value.visibility}>
            {LEVELS.map((level) => (
              <option key={level} value={level}>
                {t(`level.${level}.name`)}
              </option>
            ))}
          </select>
        </label>
        <button className="button" name="intent" value="move">
          {t('private.change')}
        </button>
        <button className="button" name="intent" value="end">
          {t('private.end')}
        </button>
      </Form>
    </li>
  )
}
