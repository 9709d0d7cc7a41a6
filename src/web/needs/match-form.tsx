import { useEffect, useRef } from 'react'
import { Form, Link, useNavigation, useSubmit } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { FormChoices } from './form-choices.ts'
import { RequirementForm } from './requirement-form.tsx'
import type { Fields } from './requirement-fields.ts'
import { WrongNumbers } from './wrong-numbers.tsx'

interface MatchFormProps {
  fields: Fields
  choices: FormChoices
  wrong: readonly string[]
  /** There is an answer beside it: on a phone the form folds away. */
  asked: boolean
}

/** What is asked, in the address. With script the ranking follows every choice; without it the button asks. */
export function MatchForm({ fields, choices, wrong, asked }: MatchFormProps) {
  const t = useTranslations('needs.match')
  const lang = useLocale()
  const form = useSubmitOnChange(asked)
  const busy = useNavigation().state === 'loading'
  return (
    <details className="match-form facets-fold" open={!asked || undefined}>
      <summary>{t('form')}</summary>
      <Form method="get" action={`/${lang}/match`} ref={form} className="card stack" aria-label={t('form')} preventScrollReset>
        <WrongNumbers names={wrong} />
        <RequirementForm fields={fields} choices={choices} />
        <p className="row match-form-end">
          <button className="button button-main" aria-busy={busy}>
            {t('ask')}
          </button>
          {asked && <Link to={`/${lang}/match`}>{t('clear')}</Link>}
        </p>
      </Form>
    </details>
  )
}

/** Once there is an answer, it follows: a choice at once, a text when it is done. */
function useSubmitOnChange(follows: boolean) {
  const form = useRef<HTMLFormElement>(null)
  const submit = useSubmit()
  useEffect(() => {
    const element = form.current
    if (!element || !follows) return undefined
    const onChange = () => {
      if (element.checkValidity()) void submit(element, { replace: true, preventScrollReset: true })
    }
    element.addEventListener('change', onChange)
    return () => element.removeEventListener('change', onChange)
  }, [follows, submit])
  return form
}
