import { writeZip, type ZipPart } from './zip-writer.ts'

/** A cell of a workbook to be written. Text goes into the shared strings, as Excel does, unless it says `inline`. */
export type WrittenCell = string | number | boolean | null | WrittenCellObject

export interface WrittenCellObject {
  readonly value?: string | number | boolean
  readonly formula?: string
  readonly error?: string
  readonly inline?: true
  readonly format?: keyof typeof FORMATS
  readonly font?: '.VnTime' | '.VnTimeH' | 'VNI-Times'
}

export interface WrittenSheet {
  readonly name: string
  /** undefined: a row that is not in the file at all. */
  readonly rows: readonly (readonly WrittenCell[] | undefined)[]
  readonly merged?: readonly string[]
  readonly hidden?: true
  /** Cells and rows without their references, as some programs write them. */
  readonly withoutReferences?: true
}

export const FORMATS = { general: 0, date: 14, percent: 9, vietnameseDate: 164, taxCode: 165, quotedText: 166, time: 20 } as const
const CUSTOM = { 164: 'dd\\/mm\\/yyyy;@', 165: '0000000000', 166: '#,##0" ngày"' }
const FONTS = ['Calibri', '.VnTime', '.VnTimeH', 'VNI-Times'] as const

export interface WorkbookOptions {
  readonly date1904?: boolean
  readonly extraParts?: readonly ZipPart[]
  /** Another prefix for all elements of the sheets, as some libraries write. */
  readonly prefix?: string
}

/** A real workbook: parts, relations, styles and shared strings as Excel expects them. */
export function writeXlsx(sheets: readonly WrittenSheet[], options: WorkbookOptions = {}): Buffer {
  return writeZip([...workbookParts(sheets, options), ...(options.extraParts ?? [])])
}

export function workbookParts(sheets: readonly WrittenSheet[], options: WorkbookOptions = {}): ZipPart[] {
  const strings = new Map<string, number>()
  const styles = new Map<string, number>([['0:0', 0]])
  const sheetParts = sheets.map((sheet, index) => ({
    name: `xl/worksheets/sheet${index + 1}.xml`,
    data: sheetXml(sheet, strings, styles, options.prefix ?? ''),
  }))
  const list = sheets
    .map(
      ({ name, hidden }, index) =>
        `<sheet name="${escapeXml(name)}" sheetId="${index + 1}"${hidden === true ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
    )
    .join('')
  const relations = sheets.map((_, index) => relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`)).join('')
  return [
    { name: '[Content_Types].xml', data: contentTypes(sheets.length) },
    { name: '_rels/.rels', data: relationships(relation('rId1', 'officeDocument', 'xl/workbook.xml')) },
    {
      name: 'xl/workbook.xml',
      data: `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}">${options.date1904 === true ? '<workbookPr date1904="1"/>' : '<workbookPr/>'}<sheets>${list}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: relationships(
        `${relations}${relation('rId900', 'styles', 'styles.xml')}${relation('rId901', 'sharedStrings', 'sharedStrings.xml')}`,
      ),
    },
    { name: 'xl/styles.xml', data: stylesXml(styles) },
    {
      name: 'xl/sharedStrings.xml',
      data: `${HEAD}<sst xmlns="${MAIN}" count="${strings.size}" uniqueCount="${strings.size}">${[...strings.keys()].map((text) => `<si>${textElement(text)}</si>`).join('')}</sst>`,
    },
    ...sheetParts,
  ]
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

function sheetXml(sheet: WrittenSheet, strings: Map<string, number>, styles: Map<string, number>, prefix: string): string {
  const tag = prefix === '' ? '' : `${prefix}:`
  const rows = sheet.rows.map((row, index) => {
    if (row === undefined) return ''
    const cells = row.map((cell, column) =>
      cellXml(cell, sheet.withoutReferences === true ? '' : `${letters(column)}${index + 1}`, strings, styles, tag),
    )
    return `<${tag}row${sheet.withoutReferences === true ? '' : ` r="${index + 1}"`}>${cells.join('')}</${tag}row>`
  })
  const merged = (sheet.merged ?? []).map((reference) => `<${tag}mergeCell ref="${reference}"/>`).join('')
  const merges = merged === '' ? '' : `<${tag}mergeCells count="${sheet.merged?.length ?? 0}">${merged}</${tag}mergeCells>`
  const xmlns = prefix === '' ? `xmlns="${MAIN}"` : `xmlns:${prefix}="${MAIN}"`
  return `${HEAD}<${tag}worksheet ${xmlns}><${tag}sheetData>${rows.join('')}</${tag}sheetData>${merges}</${tag}worksheet>`
}

function cellXml(given: WrittenCell, reference: string, strings: Map<string, number>, styles: Map<string, number>, tag: string): string {
  const cell: WrittenCellObject = typeof given === 'object' && given !== null ? given : given === null ? {} : { value: given }
  if (given === null && reference !== '') return ''
  const key = `${FORMATS[cell.format ?? 'general']}:${cell.font === undefined ? 0 : FONTS.indexOf(cell.font)}`
  if (!styles.has(key)) styles.set(key, styles.size)
  const style = styles.get(key) ?? 0
  const open = `<${tag}c${reference === '' ? '' : ` r="${reference}"`}${style === 0 ? '' : ` s="${style}"`}`
  const formula = cell.formula === undefined ? '' : `<${tag}f>${escapeXml(cell.formula)}</${tag}f>`
  const v = (text: string): string => `<${tag}v>${text}</${tag}v>`
  if (cell.error !== undefined) return `${open} t="e">${formula}${v(cell.error)}</${tag}c>`
  const { value } = cell
  if (value === undefined) return `${open}>${formula}</${tag}c>`
  if (typeof value === 'boolean') return `${open} t="b">${formula}${v(value ? '1' : '0')}</${tag}c>`
  if (typeof value === 'number') return `${open}>${formula}${v(String(value))}</${tag}c>`
  if (formula !== '') return `${open} t="str">${formula}${v(escapeXml(value))}</${tag}c>`
  if (cell.inline === true) return `${open} t="inlineStr"><${tag}is>${textElement(value, tag)}</${tag}is></${tag}c>`
  const index = strings.get(value) ?? strings.set(value, strings.size).size - 1
  return `${open} t="s">${v(String(index))}</${tag}c>`
}

function stylesXml(styles: ReadonlyMap<string, number>): string {
  const formats = Object.entries(CUSTOM).map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${escapeXml(code)}"/>`)
  const xfs = [...styles.keys()].map((key) => {
    const [format, font] = key.split(':')
    return `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0"/>`
  })
  return (
    `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="${formats.length}">${formats.join('')}</numFmts>` +
    `<fonts count="${FONTS.length}">${FONTS.map((name) => `<font><sz val="11"/><name val="${name}"/></font>`).join('')}</fonts>` +
    `<fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>` +
    `<cellStyleXfs count="1"><xf numFmtId="0" fontId="0"/></cellStyleXfs><cellXfs count="${xfs.length}">${xfs.join('')}</cellXfs></styleSheet>`
  )
}

function contentTypes(sheets: number): string {
  const type = (part: string, name: string): string =>
    `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${name}+xml"/>`
  const parts = Array.from({ length: sheets }, (_, index) => type(`/xl/worksheets/sheet${index + 1}.xml`, 'worksheet'))
  return (
    `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/>${type('/xl/workbook.xml', 'sheet.main')}${parts.join('')}` +
    `${type('/xl/styles.xml', 'styles')}${type('/xl/sharedStrings.xml', 'sharedStrings')}</Types>`
  )
}

function relationships(content: string): string {
  return `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${content}</Relationships>`
}

function relation(id: string, type: string, target: string): string {
  return `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`
}

function textElement(text: string, tag = ''): string {
  return `<${tag}t xml:space="preserve">${escapeXml(text)}</${tag}t>`
}

export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

function letters(column: number): string {
  const first = Math.floor(column / 26)
  return `${first === 0 ? '' : letters(first - 1)}${String.fromCharCode(65 + (column % 26))}`
}
