import { describe, expect, test } from 'vitest'
import { parsePublicId, PUBLIC_ID_NUMBERS, publicIdOf, neighbouringPublicIds } from '../../src/domain/public-id.ts'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const SAMPLES = [0, 1, 31, 32, 12_345, 987_654_321, PUBLIC_ID_NUMBERS - 1]
  .flatMap((start) => Array.from({ length: 10 }, (_, i) => publicIdOf(start + i)))
  .filter((id) => id !== undefined)
  .concat(neighbouringPublicIds().take(100).toArray())

describe('a public id', () => {
  test('is VN, seven characters of Crockford and a check character', () => {
    for (const id of SAMPLES) expect(id).toMatch(/^VN[0-9A-HJKMNP-TV-Z]{8}$/)
  })

  // Worked by hand after ISO/IEC 7064, MOD 37-2: V = 31, N = 23, digits as they are, radix 2.
  // ((((((((31·2 + 23)·2 + 0)·2 + 0)·2 + 0)·2 + 0)·2 + 0)·2 + 0)·2 + 0)·2 = 85·256 = 21760 ≡ 4 (mod 37); 1 − 4 ≡ 34 = Y.
  test('ends as ISO 7064 says', () => {
    expect(publicIdOf(0)).toBe('VN0000000Y')
    // One more in the last place adds 2: 6; 1 − 6 ≡ 32 = W. Two more: 8; 30 = U, which is none of ours.
    expect(publicIdOf(1)).toBe('VN0000001W')
    expect(publicIdOf(2)).toBeUndefined()
  })

  test('differs for every number', () => {
    const ids = Array.from({ length: 5000 }, (_, i) => publicIdOf(i * 6_871_947)).filter((id) => id !== undefined)
    expect(new Set(ids).size).toBe(ids.length)
    // 32 of 37 check characters are used.
    expect(ids.length / 5000).toBeCloseTo(32 / 37, 1)
  })

  test('every single wrong character is noticed', () => {
    for (const id of SAMPLES) {
      for (let i = 2; i < id.length; i++) {
        for (const other of ALPHABET) if (other !== id[i]) expect(parsePublicId(id.slice(0, i) + other + id.slice(i + 1))).toBeUndefined()
      }
    }
  })

  test('every swap of two neighbours is noticed', () => {
    for (const id of SAMPLES) {
      for (let i = 0; i + 1 < id.length; i++) {
        const swapped = id.slice(0, i) + id[i + 1] + id[i] + id.slice(i + 2)
        if (swapped !== id) expect(parsePublicId(swapped)).toBeUndefined()
      }
    }
  })

  test('is read as people write it', () => {
    for (const id of SAMPLES) {
      expect(parsePublicId(id)).toBe(id)
      expect(parsePublicId(id.toLowerCase())).toBe(id)
      expect(parsePublicId(` ${id.slice(0, 2)}-${id.slice(2, 6)}-${id.slice(6)} `)).toBe(id)
      expect(parsePublicId(id.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(id)
      expect(parsePublicId(id.replaceAll('0', 'O').replaceAll('1', 'I'))).toBe(id)
    }
  })

  test.each(['', 'VN', 'samsung-electronics', 'KR0000000Y', 'VN0000000Y0', 'VN000000Y', 'VN000000UY', 'VN000000*Y'])(
    '%j is none',
    (text) => {
      expect(parsePublicId(text)).toBeUndefined()
    },
  )
})
