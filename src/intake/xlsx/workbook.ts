import type { SheetRow } from '../cell.ts'
import type { IntakeLimits } from '../limits.ts'
import { FileRefused } from '../file-refused.ts'
import { type Archive, openArchive } from './archive.ts'
import { readSharedStrings, type SharedStrings } from './shared-strings.ts'
import { sheetRows } from './sheet-rows.ts'
import { type CellStyle, readStyles } from './styles.ts'
import { readXml } from './xml-events.ts'

export interface SheetInfo {
  readonly index: number
  readonly name: string
  /** Hidden in the program; offered last. */
  readonly hidden: boolean
}

export interface XlsxWorkbook {
  readonly sheets: readonly SheetInfo[]
  rows(sheet: number): AsyncGenerator<readonly SheetRow[]>
  close(): void
}

interface Listed {
  readonly info: SheetInfo
  readonly part: string
}

export async function openXlsx(source: string | Uint8Array, limits: IntakeLimits): Promise<XlsxWorkbook> {
  const archive = await openArchive(source, limits)
  try {
    refuseOtherFormats(archive)
    const main = (await readRelations(archive, '_rels/.rels', '')).byType('officeDocument') ?? 'xl/workbook.xml'
    const folder = main.slice(0, main.lastIndexOf('/') + 1)
    const relations = await readRelations(archive, `${folder}_rels/${main.slice(folder.length)}.rels`, folder)
    const { sheets, from1904 } = await readSheetList(archive, main, relations, limits)
    let parts: Promise<{ strings: SharedStrings; styles: readonly CellStyle[] }> | undefined
    const readParts = async (): Promise<{ strings: SharedStrings; styles: readonly CellStyle[] }> => {
      const [stringsPart, stylesPart] = [relations.byType('sharedStrings'), relations.byType('styles')]
      return {
        strings:
          stringsPart !== undefined && archive.has(stringsPart)
            ? await readSharedStrings(archive.read(stringsPart), limits)
            : { texts: [], fonts: new Map() },
        styles: stylesPart !== undefined && archive.has(stylesPart) ? await readStyles(archive.read(stylesPart)) : [],
      }
    }
    return {
      sheets: sheets.map(({ info }) => info),
      async *rows(sheet) {
        const listed = sheets[sheet]
        if (listed === undefined) throw new FileRefused('no_such_sheet', { count: sheets.length })
        parts ??= readParts()
        yield* sheetRows(archive.read(listed.part), { ...(await parts), from1904, limits })
      },
      close: () => archive.close(),
    }
  } catch (error) {
    archive.close()
    throw error
  }
}

/** Macros are refused though we would never run them: whoever opens the same file after us might. */
function refuseOtherFormats(archive: Archive): void {
  const names = archive.names().map((name) => name.toLowerCase())
  const has = (pattern: RegExp): boolean => names.some((name) => pattern.test(name))
  if (has(/(^|\/)vbaproject\.bin$|(^|\/)activex\/|(^|\/)macrosheets\//)) throw new FileRefused('macros')
  if (archive.has('xl/workbook.bin')) throw new FileRefused('binary_workbook')
  if (archive.has('mimetype') && archive.has('content.xml')) throw new FileRefused('open_document')
  if (has(/\.iwa$|^index\.zip$/)) throw new FileRefused('numbers_document')
  if (!archive.has('[Content_Types].xml')) throw new FileRefused('not_a_spreadsheet')
  if (has(/^word\/|^ppt\//) && !has(/^xl\//)) throw new FileRefused('not_a_spreadsheet')
}

interface Relations {
  byId(id: string): string | undefined
  byType(type: string): string | undefined
}

async function readRelations(archive: Archive, part: string, folder: string): Promise<Relations> {
  const byId = new Map<string, string>()
  const byType = new Map<string, string>()
  if (archive.has(part))
    await readXml(archive.read(part), {
      open(name, attributes) {
        if (name !== 'Relationship' || attributes.TargetMode === 'External') return
        const target = resolvePart(folder, attributes.Target ?? '')
        byId.set(attributes.Id ?? '', target)
        byType.set((attributes.Type ?? '').split('/').at(-1) ?? '', target)
      },
    })
  return { byId: (id) => byId.get(id), byType: (type) => byType.get(type) }
}

function resolvePart(folder: string, target: string): string {
  const steps: string[] = []
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}

async function readSheetList(
  archive: Archive,
  main: string,
  relations: Relations,
  limits: IntakeLimits,
): Promise<{ sheets: readonly Listed[]; from1904: boolean }> {
  if (!archive.has(main)) throw new FileRefused('damaged', {}, `the workbook lacks its part ${main}`)
  const sheets: Listed[] = []
  let from1904 = false
  await readXml(archive.read(main), {
    open(name, attributes) {
      if (name === 'workbookPr') from1904 = attributes.date1904 === '1' || attributes.date1904 === 'true'
      if (name !== 'sheet') return
      const id = attributes['r:id'] ?? Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? ''
      const part = relations.byId(id)
      // Chart sheets and dialogs are listed as sheets too; they hold no cells.
      if (part === undefined || !part.toLowerCase().includes('worksheets/') || !archive.has(part)) return
      if (sheets.length >= limits.sheets) throw new FileRefused('too_many_sheets', { limit: limits.sheets })
      const hidden = attributes.state === 'hidden' || attributes.state === 'veryHidden'
      sheets.push({ info: { index: sheets.length, name: attributes.name ?? '', hidden }, part })
    },
  })
  if (sheets.length === 0) throw new FileRefused('no_table')
  return { sheets, from1904 }
}
