import { Link } from 'react-router'
import { useLocale } from 'use-intl'
import type { Overlay, Status } from '../../domain/vocabulary.ts'
import { OverlayGlyph, StatusGlyph } from '../components/status-glyph.tsx'
import { useStatusText } from './status-text.ts'

export interface StripItem {
  id: string
  name: string
  status: Status
  overlays?: readonly Overlay[]
}

export interface StripColumn {
  title: string
  items: readonly StripItem[]
  /** Said when there is nothing to show. */
  none: string
  /** What is not shown, as text ("5 more"), and where it is. */
  more?: { text: string; href: string } | undefined
  here?: boolean
}

/** A cut through the chain: what goes in, what is made, what it goes into. Reads left to right; top to bottom on phones. */
export function ChainStrip({ label, columns }: { label: string; columns: readonly StripColumn[] }) {
  return (
    <div className="chain-strip" role="group" aria-label={label}>
      {columns.map((column) => (
        <div key={column.title} className={column.here ? 'strip-column strip-here' : 'strip-column'}>
          <h3>{column.title}</h3>
          {column.items.length === 0 ? (
            <p className="missing-value">{column.none}</p>
          ) : (
            <ul>
              {column.items.map((item) => (
                <StripTile key={item.id} item={item} />
              ))}
            </ul>
          )}
          {column.more && <a href={column.more.href}>{column.more.text}</a>}
        </div>
      ))}
    </div>
  )
}

function StripTile({ item }: { item: StripItem }) {
  const lang = useLocale()
  const text = useStatusText()
  return (
    <li>
      <Link to={`/${lang}/segments/${item.id}`} className={`strip-tile tile-${item.status}`}>
        <StatusGlyph status={item.status} />
        <span>{item.name}</span>
        {item.overlays?.map((overlay) => (
          <OverlayGlyph key={overlay} overlay={overlay} />
        ))}
        <span className="visually-hidden">({text(item.status, item.overlays)})</span>
      </Link>
    </li>
  )
}
