import type { EventMeeting } from '../../api/contract/event-meetings.ts'

export const CARD_KINDS = ['table', 'buyer', 'supplier'] as const
export type CardKind = (typeof CARD_KINDS)[number]

export interface CardLine {
  day: string
  starts: string
  ends: string
  table: number
  room: string
  /** Of a table both sides, else the other one. */
  with: string
  interpreter: string | null
}

export interface MeetingCard {
  key: string
  /** Name of the participant; of a table its number says it. */
  name: string | null
  table: number
  room: string
  lines: CardLine[]
}

/** One card for each table, or for each participant of a side; lines by time. */
export function cardsOf(meetings: readonly EventMeeting[], kind: CardKind): MeetingCard[] {
  const cards = new Map<string, MeetingCard>()
  for (const meeting of meetings.toSorted((a, b) => a.slot - b.slot)) {
    const own = kind === 'table' ? null : meeting[kind]
    const key = own?.participant_id ?? String(meeting.table)
    const card = cards.get(key) ?? { key, name: own?.name ?? null, table: meeting.table, room: meeting.room, lines: [] }
    cards.set(key, card)
    card.lines.push({
      day: meeting.starts_at.slice(0, 10),
      starts: meeting.starts_at.slice(11, 16),
      ends: meeting.ends_at.slice(11, 16),
      table: meeting.table,
      room: meeting.room,
      with: kind === 'table' ? `${meeting.buyer.name} × ${meeting.supplier.name}` : meeting[kind === 'buyer' ? 'supplier' : 'buyer'].name,
      interpreter: meeting.interpreter?.label ?? null,
    })
  }
  return [...cards.values()].toSorted((a, b) => (a.name === null ? a.table - b.table : a.name.localeCompare(b.name ?? '', 'vi')))
}
