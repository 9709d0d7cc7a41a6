import { formText } from '../form-text.ts'

/** Lines of a form as things that are shown, each of the segment chosen beside them. */
export function shownIn(form: FormData): { title: string; segment_id: string | null }[] {
  const segment_id = formText(form, 'shows_segment') || null
  return formText(form, 'shows')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((title) => ({ title, segment_id }))
}

export function textsIn(form: FormData, name: string): string[] {
  return form.getAll(name).filter((value) => typeof value === 'string')
}

/** A whole number of a form; null when the field is empty. */
export function numberIn(form: FormData, name: string): number | null {
  const text = formText(form, name)
  return text === '' ? null : Number(text)
}
