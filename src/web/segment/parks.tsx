import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { SegmentDetail } from '../../api/contract/segment.ts'
import { type Column, DataTable } from '../components/data-table.tsx'
import { SourceLinks, type SourceNames } from '../components/source-links.tsx'
import { formatNumber } from '../format/number.ts'

/** Where its makers stand, or where those stand who come nearest: an investor's first list of places. */
export function SegmentParks({ parks, made, names }: { parks: SegmentDetail['parks']; made: boolean; names: SourceNames }) {
  const t = useTranslations('segment.parks')
  const lang = useLocale()
  const heading = t(made ? 'heading' : 'heading_near')
  const columns: Column<SegmentDetail['parks'][number]>[] = [
    {
      id: 'park',
      header: t('park'),
      rowHeader: true,
      cell: (park) => (
        <>
          <Link to={`/${lang}/companies?park=${park.id}`}>{park.name}</Link> <SourceLinks ids={[park.source_id]} names={names} />
        </>
      ),
    },
    { id: 'province', header: t('province'), cell: (park) => <Link to={`/${lang}/places/${park.province.id}`}>{park.province.name}</Link> },
    { id: 'companies', header: t('companies'), numeric: true, cell: (park) => formatNumber(park.companies, lang) },
    {
      id: 'around',
      header: t('around'),
      cell: (park) => (
        <Link to={`/${lang}/places/nearby?near=park:${park.id}&radius_km=50`} aria-label={t('around_label', { name: park.name })}>
          {t('around_link')}
        </Link>
      ),
    },
  ]
  return (
    <section aria-labelledby="parks">
      <h2 id="parks">{heading}</h2>
      <p className="note">{parks.length === 0 ? t('none') : t(made ? 'lead' : 'lead_near')}</p>
      {parks.length > 0 && <DataTable caption={heading} hideCaption cards columns={columns} rows={parks} rowKey={(park) => park.id} />}
    </section>
  )
}
