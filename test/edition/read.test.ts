import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkEdition } from '../../src/edition/check.ts'
import { rowsOf } from '../../src/edition/edition.ts'
import { listEditions, resolveEditionFolder } from '../../src/edition/folder.ts'
import type { EditionProblem } from '../../src/edition/problem.ts'
import { editionChecksum, readEdition } from '../../src/edition/read.ts'
import { readSmallEdition, smallEdition, writeEdition } from '../support/edition.ts'

const REGION = 'region_id,position,name_vi,name_en,name_ko'

/** The small edition with other bytes in region.csv. */
async function withRegionFile(content: string | Buffer): Promise<{
  problems: readonly EditionProblem[]
  rows: { line: number; id: string | undefined; name: string | undefined }[]
  all: EditionProblem[]
}> {
  const folder = writeEdition(smallEdition())
  writeFileSync(join(folder, 'region.csv'), content)
  const edition = await readEdition(folder)
  const rows = rowsOf(edition, 'region').map(({ line, cells }) => ({ line, id: cells['region_id'], name: cells['name_vi'] }))
  return { problems: edition.readProblems, rows, all: checkEdition(edition) }
}

describe('a table file', () => {
  test('may have a byte order mark, CRLF, blank lines and text over several lines', async () => {
    const { problems, rows } = await withRegionFile(
      `\uFEFF${REGION}\r\nnorth,1,"Bắc, ""xa""",North,북\r\n\r\nsouth,2,"Nam\r\ndưới",South,남\r\nmid,3,Giữa,Middle,중`,
    )
    expect(problems).toEqual([])
    expect(rows).toEqual([
      { line: 2, id: 'north', name: 'Bắc, "xa"' },
      { line: 4, id: 'south', name: 'Nam\ndưới' },
      { line: 6, id: 'mid', name: 'Giữa' },
    ])
  })

  test.each<[string, string | Buffer, Partial<EditionProblem>]>([
    ['an unclosed quote', `${REGION}\nnorth,1,"Bắc,North,북\nsouth,2,Nam,South,남\n`, { rule: 'quotes', row: 2 }],
    ['a quote in the middle', `${REGION}\nnorth,1,Bắc,North,북\nsouth,2,"Nam" x,South,남\n`, { rule: 'quotes', row: 3 }],
    ['a comma too many', `${REGION}\nnorth,1,Bắc,North,북\nsouth,2,Nam, xa,South,남\n`, { rule: 'field_count', row: 3 }],
    ['a field too few', `${REGION}\nnorth,1,Bắc,North\n`, { rule: 'field_count', row: 2 }],
    [
      'another encoding',
      Buffer.concat([Buffer.from(`${REGION}\nnorth,1,Bắc,North,북\nsouth,2,`), Buffer.from([0xc4, 0x28, 0x0a])]),
      { rule: 'encoding', row: 3 },
    ],
    ['UTF-16', Buffer.from(`\uFEFF${REGION}\nnorth`, 'utf16le'), { rule: 'encoding', row: 1 }],
    ['nothing in it', '', { rule: 'header', row: 1 }],
    ['a column twice', `${REGION},region_id\nnorth,1,Bắc,North,북,x\n`, { rule: 'header', row: 1 }],
  ])('with %s is named with the line and a fix', async (_, content, expected) => {
    const { problems } = await withRegionFile(content)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatchObject({ severity: 'error', table: 'region', file: 'region.csv', ...expected })
    expect(problems[0]?.fix).not.toBe('')
  })

  test('with a missing and an unknown column says both, and which was meant', async () => {
    const { all } = await withRegionFile('region_id,positon,name_vi,name_en,name_ko\nnorth,1,Bắc,North,북\n')
    const columns = all.filter((problem) => problem.rule === 'columns')
    expect(columns.map((problem) => problem.column)).toEqual(['position', 'positon'])
    expect(columns.find((problem) => problem.column === 'positon')?.fix).toContain('did you mean "position"')
  })

  test('that is missing is named', async () => {
    const folder = writeEdition(smallEdition())
    rmSync(join(folder, 'need.csv'))
    expect((await readEdition(folder)).readProblems).toMatchObject([
      { rule: 'file_missing', file: 'need.csv', fix: expect.stringContaining('need_id,segment_id') },
    ])
  })

  test('gives back any text that was written into it', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 30 }).filter((each) => !/[\r\n]/.test(each) && each.isWellFormed() && each !== '')
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 5 }), async (texts) => {
        const edition = smallEdition()
        edition.rows['region'] = texts.map((name, index) => ({ region_id: `r${index}`, name_vi: name }))
        const rows = rowsOf(await readSmallEdition(edition), 'region')
        expect(rows.map((row) => row.cells['name_vi'])).toEqual(texts)
        expect(rows.map((row) => row.line)).toEqual(texts.map((_, index) => index + 2))
      }),
      { numRuns: 30 },
    )
  })

  test('never throws for what somebody may have put into it', async () => {
    const folder = writeEdition(smallEdition())
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.uint8Array({ maxLength: 80 }), fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', 'a', ' ', '\uFEFF') })),
        async (bytes) => {
          writeFileSync(join(folder, 'region.csv'), bytes)
          checkEdition(await readEdition(folder))
        },
      ),
      { numRuns: 60 },
    )
  }, 30_000)
})

describe('a folder', () => {
  test('that is not there is refused with the editions that are', () => {
    expect(() => resolveEditionFolder('vietnam-textile')).toThrowError(
      expect.objectContaining({ code: 'edition_not_found', message: expect.stringContaining('vietnam-electronics') }),
    )
  })

  test('is found by id and by path', () => {
    const folder = writeEdition(smallEdition())
    expect(resolveEditionFolder(folder)).toBe(folder)
    expect(basename(resolveEditionFolder('vietnam-electronics'))).toBe('vietnam-electronics')
    expect(listEditions().map((edition) => edition.id)).toContain('vietnam-electronics')
  })

  test.each([
    ['no JSON', '{', 'JSON'],
    ['no edition', '{"name":"x"}', 'country'],
    [
      'a path out of the folder',
      JSON.stringify({ ...smallEdition().package, resources: [{ ...smallEdition().package.resources[0], path: '../../secret.csv' }] }),
      'path',
    ],
    [
      'a pattern that is none',
      JSON.stringify(smallEdition().package).replace(String.raw`\\d{4}(-\\d{2}(-\\d{2})?)?`, '('),
      'regular expression',
    ],
  ])('whose datapackage.json is %s is refused', async (_, content, message) => {
    const folder = mkdtempSync(join(tmpdir(), 'matxich-edition-'))
    writeFileSync(join(folder, 'datapackage.json'), content)
    await expect(readEdition(folder)).rejects.toMatchObject({ code: 'edition_unreadable', message: expect.stringContaining(message) })
  })

  test('has a checksum over all its files, wherever it lies', async () => {
    const folder = writeEdition(smallEdition())
    const { checksum } = await readEdition(folder)
    expect(editionChecksum(folder)).toBe(checksum)
    expect(editionChecksum(writeEdition(smallEdition()))).toBe(checksum)

    const moved = join(mkdtempSync(join(tmpdir(), 'matxich-edition-')), 'elsewhere')
    mkdirSync(join(moved, '..'), { recursive: true })
    renameSync(folder, moved)
    expect(editionChecksum(moved)).toBe(checksum)
    appendFileSync(join(moved, 'region.csv'), '\n')
    expect(editionChecksum(moved)).not.toBe(checksum)
    expect(readFileSync(join(moved, 'datapackage.json'), 'utf8')).toContain('"small"')
  })
})
