import { timingSafeEqual } from 'node:crypto'
import type { IntroductionLinkRow } from '../../db/queries/introduction-documents.ts'
import type { ServiceContext } from '../context.ts'

type Signed = Pick<IntroductionLinkRow, 'link_id' | 'document_id' | 'introduction_id' | 'expires_at'>

/** Keyed by the secret of the installation: who can write to the database alone makes no link that opens. */
function signatureOf({ accounts }: Pick<ServiceContext, 'accounts'>, link: Signed): string {
  const { link_id, document_id, introduction_id, expires_at } = link
  return accounts.cipher.fingerprint(
    `introduction link ${link_id} ${introduction_id} ${expires_at.getTime()} ${Buffer.from(document_id).toString('hex')}`,
  )
}

export function linkPath(context: Pick<ServiceContext, 'accounts'>, link: Signed): string {
  const search = new URLSearchParams({ link: link.link_id, signature: signatureOf(context, link) })
  return `${documentPath(link)}?${search.toString()}`
}

export function documentPath({ introduction_id, document_id }: Pick<Signed, 'introduction_id' | 'document_id'>): string {
  return `/api/v1/introductions/${introduction_id}/documents/${document_id}/file`
}

export function isSigned(context: Pick<ServiceContext, 'accounts'>, link: Signed, signature: string): boolean {
  const [right, given] = [Buffer.from(signatureOf(context, link)), Buffer.from(signature)]
  return right.length === given.length && timingSafeEqual(right, given)
}
