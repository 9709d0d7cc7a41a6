import { type Refusal, refusalOf } from '../api-errors.ts'

/** Why a form was not carried out, and which of its fields are wrong when the API says so. */
export interface FormRefusal extends Refusal {
  readonly fields: readonly string[]
}

export async function orFormRefusal<T>(
  answer: Promise<T>,
): Promise<{ answer: T; refusal?: undefined } | { answer?: undefined; refusal: FormRefusal }> {
  return answer.then(
    (given) => ({ answer: given }),
    (error: unknown) => ({ refusal: { ...refusalOf(error), fields: wrongFields(error) } }),
  )
}

/** Of an input the contract does not accept; its words are for programs, so that the form says it in the reader's. */
function wrongFields(error: unknown): string[] {
  const { data } = error as { data?: { issues?: readonly { path?: readonly PropertyKey[] }[] } }
  return [...new Set((data?.issues ?? []).map(({ path }) => String(path?.[0] ?? '')).filter((name) => name !== ''))]
}
