import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { Link as ChainLink } from '../../api/contract/segment.ts'
import { type Column, DataTable } from '../components/data-table.tsx'
import { MissingValue } from '../components/missing-value.tsx'
import { NoteText } from '../components/note-text.tsx'
import { StatusLine } from '../components/status-badge.tsx'
import { SourceLinks, type SourceNames } from '../components/source-links.tsx'
import { formatPercent, formatShort } from '../format/number.ts'

/** Longer tables fold: a segment can feed thirty others, and on a phone each row is a card. */
const SHOWN = 10

/** Inputs or outputs of a segment, each with its three kinds of evidence. */
export function LinkTable({ links, side, names }: { links: readonly ChainLink[]; side: 'needs' | 'feeds'; names: SourceNames }) {
  const t = useTranslations('segment.links')
  const segmentColumn = useTranslations('segment.col')('segment')
  const statusColumn = useTranslations('common.status')('label')
  const more = useTranslations('segment.page')
  const lang = useLocale()
  const shown = links.length > SHOWN + 2 ? SHOWN : links.length
  const columns: Column<ChainLink>[] = [
    {
      id: 'segment',
      header: segmentColumn,
      rowHeader: true,
      cell: ({ segment, essential, note }) => (
        <>
          <Link to={`/${lang}/segments/${segment.id}`}>{segment.name}</Link>
          {essential && <span className="tag">{t('essential')}</span>}
          {note && (
            <small className="quiet">
              <NoteText text={note} names={names} />
            </small>
          )}
        </>
      ),
    },
    {
      id: 'status',
      header: statusColumn,
      cell: ({ segment }) => (
        <>
          <StatusLine status={segment.status} overlays={segment.overlays} />
          <small className="quiet">{t('companies', { count: segment.companies })}</small>
        </>
      ),
    },
    { id: 'curated', header: t('curated'), cell: (link) => t(link.curated) },
    {
      id: 'us',
      header: t('us_technology'),
      cell: (link) =>
        link.us_technology === null ? (
          <MissingValue reason={link.us_technology_missing} />
        ) : (
          t('us_value', {
            value:
              link.us_technology > 0 && link.us_technology < 0.0001
                ? t('us_tiny')
                : formatPercent(link.us_technology * 100, lang, link.us_technology < 0.01 ? 2 : 1),
          })
        ),
    },
    {
      id: 'trade',
      header: t('trade_pattern'),
      cell: (link) =>
        link.trade_pattern === null ? (
          <MissingValue reason={link.trade_pattern_missing} />
        ) : (
          <span className="number">{formatShort(link.trade_pattern, lang, 2)}</span>
        ),
    },
    { id: 'agree', header: t('agreeing'), cell: (link) => <Agreement count={link.agreeing} /> },
  ]
  const table = (rows: readonly ChainLink[]) => (
    <DataTable caption={t(side)} hideCaption cards columns={columns} rows={rows} rowKey={(link) => link.segment.id} />
  )
  return (
    <section aria-labelledby={side}>
      <h2 id={side}>{t(side)}</h2>
      {links.length === 0 ? (
        <p>{t(`none_${side}`)}</p>
      ) : (
        <>
          <p className="note">{t(`${side}_lead`, { count: links.length })}</p>
          {table(links.slice(0, shown))}
          {links.length > shown && (
            <details className="more">
              <summary>{more('more', { count: links.length - shown })}</summary>
              {table(links.slice(shown))}
            </details>
          )}
          {side === 'needs' && (
            <p className="note">
              {t('hint')} {t('essential_hint')} <SourceLinks ids={links.map((link) => link.source_id)} names={names} />
            </p>
          )}
        </>
      )}
    </section>
  )
}

/** Three squares, as many filled as there are kinds of evidence for the link. */
function Agreement({ count }: { count: number }) {
  const t = useTranslations('segment.links')
  return (
    <span className="agreement">
      <svg width="34" height="10" viewBox="0 0 34 10" aria-hidden="true" focusable="false">
        {[0, 1, 2].map((index) => (
          <rect key={index} x={index * 12 + 0.5} y="0.5" width="9" height="9" className={index < count ? 'on' : 'off'} />
        ))}
      </svg>
      {t('agreeing_of', { count })}
    </span>
  )
}
