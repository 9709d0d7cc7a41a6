import type { Refusal } from '../api-errors.ts'

/** Why a form was not carried out; read aloud when it appears. */
export function RefusalBox({ refusal }: { refusal: Refusal | undefined }) {
  return refusal === undefined ? null : (
    <p role="alert" className="note-box refusal-box">
      {refusal.detail}
    </p>
  )
}
