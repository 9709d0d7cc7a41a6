/** Which table and which interpreter: after it is settled who meets when, and how many of each that takes. */

interface Meeting {
  readonly buyer: number
  readonly slot: number
  /** Number of the room they are bound to. */
  readonly room: number | null
  /** Kind of interpreter. */
  readonly interpreter: number | null
}

export interface Place {
  readonly table: number
  /** Number of the interpreter. */
  readonly interpreter: number | null
}

interface Halls {
  /** Room of each table. */
  readonly tables: readonly number[]
  /** Kind of each interpreter, and when they are away. */
  readonly interpreters: readonly { readonly kind: number; readonly away: readonly number[] }[]
}

/** `kept`: as it was, for meetings that stay. A buyer keeps its table where that can be: suppliers walk. */
export function assignPlaces(meetings: readonly (Meeting & { readonly kept: Place | null })[], { tables, interpreters }: Halls): Place[] {
  const found: (Place | null)[] = meetings.map(({ kept }) => kept)
  const home = new Map<number, number>()
  const taken = new Set<string>()
  const companion = new Map<number, number>()
  const note = ({ buyer, slot }: Meeting, { table, interpreter }: Place) => {
    taken.add(`t${table} ${slot}`)
    if (!home.has(buyer)) home.set(buyer, table)
    if (interpreter === null) return
    taken.add(`i${interpreter} ${slot}`)
    companion.set(buyer, interpreter)
  }
  meetings.forEach((meeting) => meeting.kept && note(meeting, meeting.kept))
  const order = meetings
    .map((meeting, index) => ({ meeting, index }))
    .filter(({ meeting }) => meeting.kept === null)
    .toSorted(
      (a, b) =>
        a.meeting.slot - b.meeting.slot ||
        Number(a.meeting.room === null) - Number(b.meeting.room === null) ||
        Number(!home.has(a.meeting.buyer)) - Number(!home.has(b.meeting.buyer)) ||
        a.meeting.buyer - b.meeting.buyer,
    )
  const homes = (meeting: Meeting) => {
    const own = home.get(meeting.buyer)
    return own === undefined ? [] : [own]
  }
  for (const { meeting, index } of order) {
    const { slot, room } = meeting
    const foreign = new Set(home.values())
    const inRoom = tables.flatMap((of, table) => (room === null || of === room ? [table] : []))
    const wanted = [...homes(meeting), ...inRoom.filter((table) => !foreign.has(table)), ...inRoom]
    const table = wanted.find((each) => (room === null || tables[each] === room) && !taken.has(`t${each} ${slot}`))
    if (table === undefined) throw new Error(`There is no table left in slot ${slot}.`)
    const place = { table, interpreter: interpreterFor(meeting) }
    note(meeting, place)
    found[index] = place
  }
  return found.flatMap((place) => place ?? [])

  function interpreterFor({ buyer, slot, interpreter: kind }: Meeting): number | null {
    if (kind === null) return null
    const able = interpreters.flatMap((each, index) =>
      each.kind === kind && !each.away.includes(slot) && !taken.has(`i${index} ${slot}`) ? [index] : [],
    )
    const known = companion.get(buyer)
    const chosen = known !== undefined && able.includes(known) ? known : able[0]
    if (chosen === undefined) throw new Error(`There is no interpreter left in slot ${slot}.`)
    return chosen
  }
}
