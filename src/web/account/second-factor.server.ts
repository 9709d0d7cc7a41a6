import { qrCode } from '../sheet/qr-code.server.ts'

export interface FactorDraft {
  uri: string
  secret: string
  qr: { size: number; path: string }
  codes: string[]
}

/** What is shown once, for the app and for the drawer; undefined when it is no such thing. */
export function factorDraft(uri: string, codes: readonly string[]): FactorDraft | undefined {
  if (!/^otpauth:\/\/totp\/[\w%.:@?=&+-]{1,500}$/.test(uri)) return undefined
  const secret = new URL(uri).searchParams.get('secret') ?? ''
  const { size, path } = qrCode(uri)
  return { uri, secret: secret.replaceAll(/(.{4})(?=.)/g, '$1 '), qr: { size, path }, codes: [...codes] }
}
