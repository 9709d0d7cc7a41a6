import type { ReactNode } from 'react'
import { Form, useNavigation } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { NEED_KINDS, NEED_LIMITS, NEED_VISIBILITIES } from '../../domain/needs.ts'
import { LANGUAGES } from '../../domain/vocabulary.ts'
import type { Refusal } from '../api-errors.ts'
import { RefusalBox } from '../curation/refusal-box.tsx'
import { ChoiceField, NumberField } from './condition-rows.tsx'
import type { FormChoices } from './form-choices.ts'
import { originNames, partRows } from './need-fields.ts'
import { RequirementForm } from './requirement-form.tsx'
import type { Fields } from './requirement-fields.ts'

interface NeedFormProps {
  fields: Fields
  choices: FormChoices
  /** For which it can be posted; empty when the need is already somebody's. */
  organisations: readonly { id: string; name: string }[]
  refusal: Refusal | undefined
  isNew: boolean
  children?: ReactNode
}

/** All of a need. Every button sends the whole form, so that it works without script: preview, more rows, draft, publish. */
export function NeedForm({ fields, choices, organisations, refusal, isNew, children }: NeedFormProps) {
  const t = useTranslations('needs.form')
  const busy = useNavigation().state === 'submitting'
  return (
    <Form method="post" className="need-form" preventScrollReset>
      <RefusalBox refusal={refusal} />
      <input type="hidden" name="version" value={fields.get('version') ?? ''} />
      <section className="card stack" aria-labelledby="what">
        <h2 id="what">{t('what')}</h2>
        <Titles fields={fields} />
        <div className="condition-fields">
          <label className="field field-grow">
            <span>{t('kind')}</span>
            <select name="kind" defaultValue={fields.get('kind') ?? 'supply'}>
              {NEED_KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`kind_${kind}`)}
                </option>
              ))}
            </select>
          </label>
          {organisations.length > 0 && (
            <label className="field field-grow">
              <span>{t('organisation')}</span>
              <select name="organisation_id" defaultValue={fields.get('organisation_id') ?? organisations[0]?.id}>
                {organisations.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          )}
        </div>
        <label className="field field-text">
          <span>{t('text')}</span>
          <textarea
            name="text"
            rows={4}
            maxLength={NEED_LIMITS.text}
            defaultValue={fields.get('text') ?? ''}
            aria-describedby="text-note"
          />
          <small id="text-note" className="note">
            {t('text_note')}
          </small>
        </label>
      </section>
      <section className="card stack" aria-labelledby="asked">
        <h2 id="asked">{t('asked')}</h2>
        <p className="note">{t('asked_note')}</p>
        <RequirementForm fields={fields} choices={choices} />
        <p>
          <button className="button" name="intent" value="preview">
            {t('preview')}
          </button>{' '}
          <span className="note">{t('preview_note')}</span>
        </p>
        {children}
      </section>
      <Terms fields={fields} choices={choices} />
      <Visibility fields={fields} />
      <p className="row need-form-end">
        <button className="button button-main" name="intent" value="publish" disabled={busy}>
          {t('publish')}
        </button>
        <button className="button" name="intent" value="save" disabled={busy}>
          {isNew ? t('draft') : t('save')}
        </button>
      </p>
      <p className="note">{t('publish_note')}</p>
    </Form>
  )
}

/** The reader's own language first; the others are not needed. */
function Titles({ fields }: { fields: Fields }) {
  const t = useTranslations('needs.form')
  const own = useLocale()
  const field = (lang: (typeof LANGUAGES)[number], required: boolean) => (
    <label key={lang} className="field field-text">
      <span>{t(`title_${lang}`)}</span>
      <input
        type="text"
        name={`title_${lang}`}
        lang={lang}
        required={required}
        minLength={3}
        maxLength={NEED_LIMITS.title}
        defaultValue={fields.get(`title_${lang}`) ?? ''}
        autoComplete="off"
      />
    </label>
  )
  const others = LANGUAGES.filter((lang) => lang !== own)
  const inOthers = others.some((lang) => fields.get(`title_${lang}`))
  return (
    <>
      {field(own, !inOthers)}
      <details className="more" open={inOthers}>
        <summary>{t('other_languages')}</summary>
        <div className="stack">{others.map((lang) => field(lang, false))}</div>
      </details>
    </>
  )
}

function Terms({ fields, choices }: { fields: Fields; choices: FormChoices }) {
  const t = useTranslations('needs.form')
  return (
    <section className="card stack" aria-labelledby="terms">
      <h2 id="terms">{t('terms')}</h2>
      <div className="condition-fields">
        <label className="field">
          <span>{t('deadline')}</span>
          <input type="date" name="deadline" defaultValue={fields.get('deadline') ?? ''} />
        </label>
        <NumberField name="localisation_target_pct" label={t('localisation')} fields={fields} grow={false} />
      </div>
      <div className="condition-fields">
        {originNames().map((name, at) => (
          <ChoiceField
            key={name}
            name={name}
            label={t('origin', { number: at + 1 })}
            fields={fields}
            groups={[{ items: choices.home_country }]}
            none={t('not_said')}
          />
        ))}
      </div>
      <p className="note">{t('deadline_note')}</p>
    </section>
  )
}

function Visibility({ fields }: { fields: Fields }) {
  const t = useTranslations('needs.form')
  const chosen = fields.get('visibility') ?? 'public'
  return (
    <section className="card stack" aria-labelledby="visibility">
      <h2 id="visibility">{t('visibility')}</h2>
      <div role="radiogroup" aria-labelledby="visibility" className="need-choices">
        {NEED_VISIBILITIES.map((visibility) => (
          <div key={visibility}>
            <label className="check">
              <input
                type="radio"
                name="visibility"
                value={visibility}
                defaultChecked={visibility === chosen}
                aria-describedby={`visibility-${visibility}`}
              />
              <b>{t(`visibility_${visibility}`)}</b>
            </label>
            <p id={`visibility-${visibility}`} className="note">
              {t(`visibility_${visibility}_note`)}
            </p>
          </div>
        ))}
      </div>
      <details className="more" open={Boolean(fields.get('part1_name'))}>
        <summary>{t('parts')}</summary>
        <div className="stack">
          <p className="note">{t('parts_note')}</p>
          {partRows(fields).map((row) => (
            <div key={row} className="stack" role="group" aria-label={t('part', { number: row })}>
              <label className="field field-text">
                <span>{t('part_name', { number: row })}</span>
                <input
                  type="text"
                  name={`part${row}_name`}
                  maxLength={NEED_LIMITS.part_name}
                  defaultValue={fields.get(`part${row}_name`) ?? ''}
                  autoComplete="off"
                />
              </label>
              <label className="field field-text">
                <span>{t('part_text', { number: row })}</span>
                <textarea
                  name={`part${row}_text`}
                  rows={2}
                  maxLength={NEED_LIMITS.part_text}
                  defaultValue={fields.get(`part${row}_text`) ?? ''}
                />
              </label>
            </div>
          ))}
        </div>
      </details>
    </section>
  )
}
