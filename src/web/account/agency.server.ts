import type { ApiClient } from '../../api/contract/index.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { hasCode } from '../api-errors.ts'
import { type FormRefusal, orFormRefusal } from './form-refusal.ts'

type Asked = Parameters<ApiClient['account']['oidc']>[0]

/** The sign-in of the agency that runs the installation, where there is one; `refused` as the address has it. */
export async function describeAgency(
  { account }: ApiClient,
  lang: Language,
  refused: string | null,
): Promise<{ name: string | null; message: string | null }> {
  const input = { lang, ...(refused !== null && { refused }) } as Asked
  return account.oidc(input).catch((error: unknown) => {
    // Whatever else somebody wrote into the address is not shown.
    if (hasCode(error, 'BAD_REQUEST')) return account.oidc({ lang })
    throw error
  })
}

export async function beginWithAgency(
  { account }: ApiClient,
  lang: Language,
  to: string,
): Promise<{ url?: string | undefined; refusal?: FormRefusal | undefined }> {
  // The way back is a page; what was searched there is not carried through the sign-in of somebody else.
  const page = `/${lang}${to.replace(/[?#].*$/, '')}`
  const { answer, refusal } = await orFormRefusal(account.beginOidc({ lang, ...(/^[\w./-]{1,200}$/.test(page) && { return_to: page }) }))
  return { url: answer?.url, refusal }
}
