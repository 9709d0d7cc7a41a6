import { useTranslations } from 'use-intl'
import type { FormRefusal } from './form-refusal.ts'
import { TextField } from './text-field.tsx'

/** Six digits of the app; a telephone shows its digits and offers to fill them in. */
export function CodeField({ refusal, refusalId }: { refusal?: FormRefusal | undefined; refusalId?: string }) {
  const field = useTranslations('account.field')
  return (
    <TextField
      name="code"
      label={field('code')}
      autoComplete="one-time-code"
      inputMode="numeric"
      required
      maxLength={20}
      refusal={refusal}
      {...(refusalId !== undefined && { refusalId })}
    />
  )
}
