/** What a curator does with the files of editions: check and compare them. Nothing here opens a database. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type AipnetAgreement, aipnetAgreement } from '../edition/build/aipnet-agreement.ts'
import { readRows, readSegmentCodes } from '../edition/build/read-reference.ts'
import { checkEdition } from '../edition/check.ts'
import { diffEditions, type TableDiff } from '../edition/diff.ts'
import { type Edition, rowsOf } from '../edition/edition.ts'
import { EditionError } from '../edition/errors.ts'
import { listEditions, readDataPackage, resolveEditionFolder } from '../edition/folder.ts'
import { nearest } from '../edition/nearest.ts'
import type { EditionProblem } from '../edition/problem.ts'
import { readEdition } from '../edition/read.ts'
import type { PrepareProgress } from './prepare-edition.ts'

export type { AipnetAgreement, EditionProblem, PrepareProgress }

export type OnProgress = (progress: PrepareProgress) => void

export interface CheckedEdition {
  readonly id: string
  readonly version: string
  readonly fictional: boolean
  readonly folder: string
  readonly tables: readonly { readonly table: string; readonly rows: number }[]
  readonly problems: readonly EditionProblem[]
}

/** The folder of an edition, by id or path; says which editions there are, and the one that was meant, when there is none. */
export function findEditionFolder(idOrPath: string): string {
  try {
    return resolveEditionFolder(idOrPath)
  } catch (error) {
    if (!(error instanceof EditionError) || error.code !== 'edition_not_found') throw error
    const near = nearest(
      idOrPath,
      listEditions().map((edition) => edition.id),
    )
    throw new EditionError(error.code, near === undefined ? error.message : `${error.message} Did you mean "${near}"?`)
  }
}

/** The name its package gives an edition: that of its folder, unless somebody renamed the folder. */
export function editionNameAt(idOrPath: string): string {
  return readDataPackage(findEditionFolder(idOrPath)).name
}

function readAt(idOrPath: string, onProgress: OnProgress): Promise<Edition> {
  return readEdition(findEditionFolder(idOrPath), ({ table, tablesDone, tablesTotal }) =>
    onProgress({ step: 'read', detail: table, done: tablesDone, total: tablesTotal }),
  )
}

export async function checkEditionAt(idOrPath: string, onProgress: OnProgress): Promise<CheckedEdition> {
  const edition = await readAt(idOrPath, onProgress)
  return {
    id: edition.id,
    version: edition.package.version,
    fictional: edition.package.fictional,
    folder: edition.folder,
    tables: [...edition.tables].map(([table, { rows }]) => ({ table, rows: rows.length })),
    problems: checkEdition(edition),
  }
}

export async function diffEditionsAt(before: string, after: string, onProgress: OnProgress): Promise<TableDiff[]> {
  const [old, now] = [await readAt(before, onProgress), await readAt(after, onProgress)]
  for (const edition of [old, now]) {
    const [first] = edition.readProblems
    // Rows behind an unclosed quote would show as removed.
    if (first !== undefined)
      throw new EditionError(
        'edition_unreadable',
        `${join(edition.folder, first.file)} cannot be read whole; run: matxich edition check ${edition.folder}`,
        edition.readProblems,
      )
  }
  return diffEditions(old, now)
}

const AIPNET_FILE = 'io/aipnet_hs12_4d.csv.gz'

/** Our links beside AIPNET's, from a folder of reference files that is no part of the product. */
export async function compareWithAipnet(idOrPath: string, referenceDir: string): Promise<AipnetAgreement> {
  const path = resolve(referenceDir, AIPNET_FILE)
  if (!existsSync(path))
    throw new EditionError('edition_unreadable', `There is no ${path}. --reference takes a folder that holds ${AIPNET_FILE}.`)
  const edition = await readAt(idOrPath, () => {})
  const links = rowsOf(edition, 'segment_input').map(({ cells }) => ({
    input_segment_id: cells['input_segment_id'] ?? '',
    output_segment_id: cells['output_segment_id'] ?? '',
  }))
  const edges = (await readRows(path)).map((row) => ({
    input: row['hs2012_code_upstream'] ?? '',
    output: row['hs2012_code_downstream'] ?? '',
  }))
  return aipnetAgreement(links, await readSegmentCodes(join(edition.folder, 'segment_code.csv')), edges)
}
