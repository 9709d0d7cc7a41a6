import type { Refusal } from '../api-errors.ts'

/** Why a form was not done, in the API's words. */
export function RefusalNote({ refusal }: { refusal: Refusal | undefined }) {
  if (refusal === undefined) return null
  return (
    <p role="alert" className="note-box refusal">
      {refusal.detail}
    </p>
  )
}
