/** The address of a profile that stays, whatever the company is called and whichever records are merged. */
export function stableAddress(origin: string, lang: string, publicId: string): string {
  return `${origin}/${lang}/companies/${publicId}`
}
