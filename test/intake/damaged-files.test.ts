import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FileRefused } from '../../src/intake/file-refused.ts'
import { readAll } from '../support/intake-file.ts'
import { nastyWorkbook } from '../support/nasty-workbook.ts'

const WORKBOOK = nastyWorkbook()
const CSV = Buffer.from(
  `name;note\n${Array.from({ length: 200 }, (_, index) => `"Công ty ${index}";"ghi chú, ""${index}"""`).join('\n')}\n`,
)

/** Rows or a refusal; anything else would be a fault of ours. */
async function isHandled(bytes: Uint8Array): Promise<boolean> {
  try {
    return Array.isArray(await readAll(bytes))
  } catch (error) {
    if (error instanceof FileRefused) return true
    throw error
  }
}

const flips = (length: number) => fc.array(fc.tuple(fc.nat(length - 1), fc.integer({ min: 0, max: 7 })), { minLength: 1, maxLength: 12 })

function flipped(bytes: Uint8Array, at: readonly (readonly [number, number])[]): Uint8Array {
  const copy = Uint8Array.from(bytes)
  for (const [index, bit] of at) copy[index] = (copy[index] ?? 0) ^ (1 << bit)
  return copy
}

test('a workbook with bits flipped is read or refused', async () => {
  await fc.assert(
    fc.asyncProperty(flips(WORKBOOK.length), (at) => isHandled(flipped(WORKBOOK, at))),
    { numRuns: 300 },
  )
})

test('a workbook cut off is refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 2, max: WORKBOOK.length - 1 }), async (length) => {
      await expect(readAll(WORKBOOK.subarray(0, length))).rejects.toBeInstanceOf(FileRefused)
    }),
    { numRuns: 100 },
  )
})

test('bits flipped inside the data never give other rows: the checksum of a part sees them', async () => {
  const good = JSON.stringify(await readAll(WORKBOOK))
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 2000, max: WORKBOOK.length - 2000 }), fc.integer({ min: 0, max: 7 }), async (index, bit) => {
      const rows = await readAll(flipped(WORKBOOK, [[index, bit]])).catch((error: unknown) => {
        if (error instanceof FileRefused) return undefined
        throw error
      })
      expect(rows === undefined || JSON.stringify(rows) === good).toBe(true)
    }),
    { numRuns: 200 },
  )
})

test('a CSV file with bits flipped, cut off, or mixed with noise is read or refused', async () => {
  await fc.assert(
    fc.asyncProperty(flips(CSV.length), fc.nat(CSV.length), (at, length) => isHandled(flipped(CSV, at).subarray(0, length))),
    { numRuns: 200 },
  )
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), (bytes) => isHandled(bytes)),
    { numRuns: 300 },
  )
})
