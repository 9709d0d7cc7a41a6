import { WISHES } from '../../domain/meeting-events.ts'

/** The wishes of a page of choices: fields named after whom they are about; an empty one takes a wish back. */
export function wishesIn(form: FormData): { participant_id: string; wish: (typeof WISHES)[number] | null }[] {
  return [...form].flatMap(([name, value]) => {
    const participant_id = /^wish\.([0-9a-f-]{36})$/.exec(name)?.[1]
    return participant_id === undefined ? [] : [{ participant_id, wish: WISHES.find((wish) => wish === value) ?? null }]
  })
}
