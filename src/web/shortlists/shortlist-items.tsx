import { Form, Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { ShortlistItem } from '../../api/contract/shortlist.ts'
import { CompareToggle } from '../compare/compare-toggle.tsx'
import { DemoMark } from '../components/demo-mark.tsx'
import type { SourceNames } from '../components/source-links.tsx'
import { ItemFacts } from './item-facts.tsx'

interface ShortlistItemsProps {
  items: readonly ShortlistItem[]
  isOwn: boolean
  names: SourceNames
}

export function ShortlistItems({ items, isOwn, names }: ShortlistItemsProps) {
  const t = useTranslations('shortlists')
  return (
    <ol className="company-list shortlist-items" aria-label={t('list_label')}>
      {items.map((item) => (
        <Item key={item.company_id} item={item} last={items.length} isOwn={isOwn} names={names} />
      ))}
    </ol>
  )
}

function Item({ item, last, isOwn, names }: { item: ShortlistItem; last: number; isOwn: boolean; names: SourceNames }) {
  const t = useTranslations('shortlists.item')
  const lang = useLocale()
  const { company, name } = item
  return (
    <li className="card shortlist-item" id={`company-${item.company_id}`}>
      <div className="row-between">
        <h2 className="card-title">
          <span className="quiet">{item.position}. </span>
          {company ? <Link to={`/${lang}/companies/${company.id}`}>{name}</Link> : name}
          {company && <DemoMark fictional={company.fictional} />}
        </h2>
        {company && (
          <span className="row no-print">
            <Link className="button button-small" to={`/${lang}/introductions/new?company=${company.id}`} rel="nofollow">
              {t('introduce')}
              <span className="visually-hidden"> {name}</span>
            </Link>
            <CompareToggle id={company.id} name={name} />
          </span>
        )}
      </div>
      {item.message && (
        <p className="note-box">
          <span aria-hidden="true">{item.state === 'merged' ? '⇒' : '×'} </span>
          {item.message}
        </p>
      )}
      {company && <ItemFacts company={company} names={names} />}
      {isOwn ? (
        <>
          {item.note && <p className="shortlist-note print-only">{item.note}</p>}
          <NoteForm item={item} />
          <div className="row no-print">
            <Move item={item} to={item.position - 1} disabled={item.position === 1} label={t('up')} glyph="↑" />
            <Move item={item} to={item.position + 1} disabled={item.position === last} label={t('down')} glyph="↓" />
            <Form method="post" preventScrollReset>
              <input type="hidden" name="company_id" value={item.company_id} />
              <button className="button button-small" name="intent" value="remove">
                {t('remove')}
                <span className="visually-hidden"> {name}</span>
              </button>
            </Form>
          </div>
        </>
      ) : (
        item.note && <p className="shortlist-note">{item.note}</p>
      )}
    </li>
  )
}

function NoteForm({ item }: { item: ShortlistItem }) {
  const t = useTranslations('shortlists.item')
  return (
    <Form method="post" className="filter-form no-print" preventScrollReset>
      <input type="hidden" name="company_id" value={item.company_id} />
      <label className="field field-grow">
        <span>
          {t('note')}
          <span className="visually-hidden"> {item.name}</span>
        </span>
        <textarea key={item.note} name="note" rows={item.note ? 3 : 1} maxLength={1000} defaultValue={item.note ?? ''} />
      </label>
      <button className="button button-small" name="intent" value="note">
        {t('save_note')}
        <span className="visually-hidden"> {item.name}</span>
      </button>
    </Form>
  )
}

function Move({ item, to, disabled, label, glyph }: { item: ShortlistItem; to: number; disabled: boolean; label: string; glyph: string }) {
  return (
    <Form method="post" preventScrollReset>
      <input type="hidden" name="company_id" value={item.company_id} />
      <input type="hidden" name="position" value={to} />
      <button className="button button-small" name="intent" value="move" disabled={disabled}>
        <span aria-hidden="true">{glyph}</span> {label}
        <span className="visually-hidden"> {item.name}</span>
      </button>
    </Form>
  )
}
