import { textsIn } from './read-participant.server.ts'

/** The lines of the interpreters' form that were filled in. */
export function interpretersIn(form: FormData): { interpreter_id: string; label: string; languages: string[]; away_slots: number[] }[] {
  const ids = textsIn(form, 'interpreter_id')
  const labels = textsIn(form, 'label')
  const languages = textsIn(form, 'languages')
  const taken = new Set(ids)
  return labels.flatMap((label, at) => {
    if (label.trim() === '') return []
    return [
      {
        interpreter_id: ids[at] || freeId(taken),
        label: label.trim(),
        languages: (languages[at] ?? '').split(/[\s,]+/).filter((code) => code !== ''),
        away_slots: textsIn(form, `away.${at}`).map(Number),
      },
    ]
  })
}

function freeId(taken: Set<string>): string {
  let number = 1
  while (taken.has(`interpreter-${number}`)) number++
  taken.add(`interpreter-${number}`)
  return `interpreter-${number}`
}
