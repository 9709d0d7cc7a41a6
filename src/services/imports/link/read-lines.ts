import { hash } from 'node:crypto'
import type { RowValues } from '../../../intake/parsed-row.ts'
import { namesSite, rowParty } from '../row-party.ts'
import { stagedRead } from '../staged-row.ts'
import type { RowToLink } from './messages.ts'

const decoder = new TextDecoder()

/** Rows of a `PackedRows`, without those that are rejected. */
export function packedToLink(lines: Uint8Array): RowToLink[] {
  return textLines(decoder.decode(lines)).flatMap((line) => {
    const [, row_no = '', rejected, , read = ''] = line.split('\t')
    return rejected === 'true' ? [] : [toLink(row_no, read.includes('\\') ? read.replaceAll('\\\\', '\\') : read)]
  })
}

/** Rows as `rowsToLink` gives them. */
export function storedToLink(lines: string): RowToLink[] {
  return textLines(lines).map((line) => {
    const [row_no = '', read = ''] = line.split('\t')
    return toLink(row_no, read)
  })
}

function textLines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '')
}

function toLink(rowNo: string, read: string): RowToLink {
  const { values } = stagedRead(read)
  const row_no = Number(rowNo)
  return { row_no, party: rowParty(row_no, values), names_site: namesSite(values), content: contentHash(values) }
}

/** The columns of a file have one order, and so have the values of its rows. */
function contentHash(values: Readonly<RowValues>): string {
  return hash('sha1', JSON.stringify(values), 'base64url')
}
