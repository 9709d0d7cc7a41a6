import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Shortlist } from '../../api/contract/shortlist.ts'

/** What can be done with a list as a whole; a reader can make one like it. */
export function ListTools({ list, isOwn }: { list: Shortlist; isOwn: boolean }) {
  const t = useTranslations('shortlists.tools')
  return (
    <section className="card no-print" aria-labelledby="list-tools">
      <h2 id="list-tools" className="card-title">
        {isOwn ? t('own') : t('read')}
      </h2>
      {isOwn && (
        <Form method="post" className="filter-form">
          <label className="field field-grow">
            <span>{t('name')}</span>
            <input key={list.title} type="text" name="title" defaultValue={list.title} required maxLength={120} />
          </label>
          <button className="button" name="intent" value="rename">
            {t('rename')}
          </button>
        </Form>
      )}
      <Form method="post">
        <button className="button" name="intent" value="copy">
          {t('copy')}
        </button>
      </Form>
      {isOwn && (
        <details className="more">
          <summary>{t('delete')}</summary>
          <Form method="post" className="row">
            <p>{t('delete_sure')}</p>
            <button className="button" name="intent" value="delete">
              {t('delete_yes')}
            </button>
          </Form>
        </details>
      )}
      <p className="note">{isOwn ? t('privacy') : t('privacy_read')}</p>
    </section>
  )
}
