import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { Form, useLocation, useNavigate, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'

interface FilterSheetProps {
  /** Parameters the form has fields for; all others of the address are kept. */
  owns: readonly string[]
  count: number
  total: number
  children: ReactNode
}

/**
 * All filters as one GET form. With script every tick asks at once; without, the button does. On a phone it is a sheet over the
 * page that opens and closes without script too.
 */
export function FilterSheet({ owns, count, total, children }: FilterSheetProps) {
  const t = useTranslations('companies.filter')
  const common = useTranslations('common.filter')
  const [search] = useSearchParams()
  const { search: address } = useLocation()
  const navigate = useNavigate()
  const sheet = useRef<HTMLDetailsElement>(null)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (form.current) follow(form.current, new URLSearchParams(address))
  }, [address])
  const kept = [...search].filter(([key, value]) => key !== 'cursor' && value !== '' && !owns.includes(key))

  function ask(event: FormEvent<HTMLFormElement>) {
    if (event.target instanceof HTMLElement && event.target.getAttribute('name')) {
      void navigate(addressOf(event.currentTarget), { preventScrollReset: true })
    }
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    void navigate(addressOf(event.currentTarget))
    sheet.current?.removeAttribute('open')
  }

  function closeOnEscape(event: KeyboardEvent) {
    if (event.key !== 'Escape' || !sheet.current?.open) return
    sheet.current.open = false
    sheet.current.querySelector('summary')?.focus()
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes what the summary opens
    <details className="facets-fold company-facets" ref={sheet} onKeyDown={closeOnEscape}>
      <summary>
        <span className="when-closed">{count > 0 ? t('fold_count', { count }) : t('fold')}</span>
        <span className="when-open">
          {t('fold')} <span className="sheet-close">{t('close')}</span>
        </span>
      </summary>
      <Form method="get" ref={form} aria-label={common('label')} onChange={ask} onSubmit={submit}>
        {kept.map(([key, value]) => (
          <input key={`${key} ${value}`} type="hidden" name={key} value={value} />
        ))}
        {children}
        <p className="sheet-submit">
          <button className="button button-main" type="submit">
            {t('show', { count: total })}
          </button>
        </p>
        <p className="without-script">
          <button className="button" type="submit">
            {common('apply')}
          </button>
        </p>
      </Form>
    </details>
  )
}

/**
 * The form as an address: empty fields and a radius around nothing are left out. A tick beside something that was read out of the
 * words takes its place, so what was read is ticked with it: more ticks of one filter must never mean fewer companies.
 */
function addressOf(form: HTMLFormElement): string {
  const entries = [...new FormData(form)].flatMap(([key, value]) => (typeof value === 'string' && value !== '' ? [[key, value]] : []))
  const ticked = new Set(entries.map(([key]) => key))
  for (const { dataset } of form.querySelectorAll<HTMLElement>('[data-param]'))
    if (dataset['param'] && dataset['value'] && ticked.has(dataset['param'])) entries.push([dataset['param'], dataset['value']])
  const isNear = entries.some(([key]) => key === 'near')
  return `?${new URLSearchParams(entries.filter(([key]) => key !== 'radius_km' || isNear))}`
}

/** Chips, links and the back button change the address beside the form: its fields must say what the address says. */
function follow(form: HTMLFormElement, search: URLSearchParams): void {
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && field.name !== '') {
      if (field.type === 'checkbox') field.checked = search.getAll(field.name).includes(field.value)
      if (field.type === 'radio') field.checked = (search.get(field.name) ?? '') === field.value
    }
    if (field instanceof HTMLSelectElement && (field.name === 'near' || search.has('near'))) field.value = search.get(field.name) ?? ''
  }
}
