import '../styles/shortlists.css'
import { useSyncExternalStore } from 'react'
import { Link, useFetcher } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { AddedToShortlist } from './added.ts'

const never = () => () => {}

/** Puts a company on the list used last; the first makes the list. Without script the list itself is the answer. */
export function ShortlistButton({ id, name }: { id: string; name: string }) {
  const t = useTranslations('shortlists.button')
  const lang = useLocale()
  const fetcher = useFetcher<AddedToShortlist>()
  // Whoever has script stays on the page; the form says so only once the script runs.
  const hasScript = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  const { data: answer } = fetcher
  return (
    <span className="shortlist-button no-print">
      {answer?.added ? null : (
        <fetcher.Form method="post" action={`/${lang}/shortlists/add`}>
          <input type="hidden" name="company_id" value={id} />
          {hasScript && <input type="hidden" name="stay" value="1" />}
          <button className="button button-small" disabled={fetcher.state !== 'idle'}>
            <span aria-hidden="true">+</span> {t('add')}
            <span className="visually-hidden"> {name}</span>
          </button>
        </fetcher.Form>
      )}
      <span role="status">
        {answer?.added && (
          <>
            <span aria-hidden="true">✓ </span>
            {t.rich('added', {
              title: answer.title,
              link: (text) => <Link to={`/${lang}/shortlists/${answer.shortlist_id}`}>{text}</Link>,
            })}
          </>
        )}
        {answer?.refusal && <span className="refusal">{answer.refusal}</span>}
      </span>
    </span>
  )
}
