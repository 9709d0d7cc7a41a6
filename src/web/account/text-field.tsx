import { type ComponentProps, type ReactNode, useId } from 'react'
import type { FormRefusal } from './form-refusal.ts'

type Passed =
  | 'name'
  | 'type'
  | 'autoComplete'
  | 'inputMode'
  | 'required'
  | 'minLength'
  | 'maxLength'
  | 'defaultValue'
  | 'placeholder'
  | 'pattern'

interface TextFieldProps extends Pick<ComponentProps<'input'>, Passed> {
  name: string
  label: ReactNode
  note?: ReactNode
  refusal?: FormRefusal | undefined
  /** Id of the note that says why the form was refused. */
  refusalId?: string
}

export function TextField({ label, note, refusal, refusalId = 'refusal', type = 'text', ...input }: TextFieldProps) {
  const noteId = useId()
  const wrong = isWrong(refusal, input.name)
  return (
    <label className="field field-text">
      <span>{label}</span>
      <input
        type={type}
        {...input}
        spellCheck={false}
        autoCapitalize={type === 'email' || input.inputMode === 'numeric' ? 'none' : undefined}
        aria-invalid={wrong || undefined}
        aria-describedby={describedBy(note && noteId, wrong && refusalId)}
      />
      {note && (
        <small id={noteId} className="note">
          {note}
        </small>
      )}
    </label>
  )
}

/** A refusal that names no field is about all of them. */
export function isWrong(refusal: FormRefusal | undefined, name: string): boolean {
  return refusal?.fields.includes(name) ?? false
}

export function describedBy(...ids: readonly unknown[]): string | undefined {
  return ids.filter((id) => typeof id === 'string' && id !== '').join(' ') || undefined
}
