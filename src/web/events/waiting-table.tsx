import { useLocale, useTranslations } from 'use-intl'
import type { MeetingEventDetail } from '../../api/contract/event-shapes.ts'
import { DataTable } from '../components/data-table.tsx'
import { formatNumber, formatShort } from '../format/number.ts'

interface WaitingPair {
  position: number
  buyer: { participant_id: string; name: string }
  supplier: { participant_id: string; name: string }
  worth: number
  lacks: number
  free_slots: readonly number[]
}

/** Pairs that found no place: who comes in when one gets free. */
export function WaitingTable({ pairs, slots }: { pairs: readonly WaitingPair[]; slots: MeetingEventDetail['slot_list'] }) {
  const t = useTranslations('events')
  const lang = useLocale()
  const startOf = new Map(slots.map(({ slot, starts }) => [slot, starts]))
  return (
    <DataTable
      caption={t('repair.waiting')}
      hideCaption
      cards
      rows={pairs}
      rowKey={(row) => String(row.position)}
      columns={[
        { id: 'position', header: '#', numeric: true, cell: (row) => formatNumber(row.position, lang) },
        { id: 'buyer', header: t('repair.buyer'), rowHeader: true, cell: (row) => row.buyer.name },
        { id: 'supplier', header: t('repair.supplier'), cell: (row) => row.supplier.name },
        { id: 'worth', header: t('schedule.worth'), numeric: true, cell: (row) => formatShort(row.worth, lang, 2) },
        { id: 'lacks', header: t('repair.lacks'), numeric: true, cell: (row) => formatShort(row.lacks, lang, 2) },
        {
          id: 'free',
          header: t('repair.free_slots'),
          cell: (row) => row.free_slots.map((slot) => startOf.get(slot)).join(', ') || t('repair.no_free'),
        },
      ]}
    />
  )
}
