/** What a file is, by its own bytes. What it is called, and what whoever sent it says it is, counts for nothing. */
export type FileType = 'image/jpeg' | 'image/png' | 'image/webp' | 'application/pdf'
export type OtherFile = 'heic' | 'svg' | 'gif' | 'office' | 'other'

export function fileType(bytes: Uint8Array): FileType | OtherFile {
  const at = (offset: number, text: string) => latin(bytes, offset, text.length) === text
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg'
  if (bytes[0] === 0x89 && at(1, 'PNG\r\n\u001a\n')) return 'image/png'
  if (at(0, 'RIFF') && at(8, 'WEBP')) return 'image/webp'
  if (at(0, '%PDF-')) return 'application/pdf'
  // Telephones of one maker: a container of the MPEG family, told by its brand.
  if (at(4, 'ftyp') && /^(?:hei[cfmsx]|hev[cx]|mif1|msf1|avi[fs])/.test(latin(bytes, 8, 4))) return 'heic'
  if (at(0, 'GIF8')) return 'gif'
  if (at(0, 'PK\u0003\u0004') || at(0, '\u00d0\u00cf\u0011\u00e0')) return 'office'
  return /<svg[\s>]/i.test(latin(bytes, 0, 2000)) ? 'svg' : 'other'
}

function latin(bytes: Uint8Array, offset: number, length: number): string {
  return Buffer.from(bytes.subarray(offset, offset + length)).toString('latin1')
}
