import { formText } from '../form-text.ts'

/** What was chosen in a form, if it is one of the choices. */
export function choiceOf<const T extends readonly string[]>(form: FormData, name: string, choices: T): T[number] | undefined {
  const value = formText(form, name)
  return choices.find((known) => known === value)
}
