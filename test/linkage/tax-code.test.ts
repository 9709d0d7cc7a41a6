import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseTaxCode, type TaxCodeProblem, type TaxCodeRepair } from '../../src/linkage/tax-code.ts'

const READ: readonly (readonly [text: string, code: string, repaired: TaxCodeRepair | null])[] = [
  ['0100047516', '0100047516', null],
  ['0100233488', '0100233488', null],
  ['0314409058', '0314409058', null],
  ['0315065353', '0315065353', null],
  ['0314409058-002', '0314409058-002', null],
  [' 0314409058-002 ', '0314409058-002', null],
  ['314409058', '0314409058', 'leading_zero'],
  ['314409058.0', '0314409058', 'leading_zero'],
  ['314409058002', '0314409058-002', 'leading_zero'],
  ['0314409058002', '0314409058-002', 'dash'],
  ['0314409058 – 002', '0314409058-002', 'separators'],
  ['0314 409 058', '0314409058', 'separators'],
  ['0314.409.058', '0314409058', 'separators'],
  ['0314 409 058', '0314409058', 'separators'],
  ['0314409058', '0314409058', null],
  ["'0314409058", '0314409058', 'prefix'],
  ['MST: 0314409058', '0314409058', 'prefix'],
  ['Mã số thuế: 0314409058-002', '0314409058-002', 'prefix'],
  ['M.S.T 314409058', '0314409058', 'leading_zero'],
  ['Tax code 0314409058', '0314409058', 'prefix'],
  ['VN0314409058', '0314409058', 'prefix'],
  ['O3l44O9O58', '0314409058', 'letters'],
  ['3.14409058E+08', '0314409058', 'scientific'],
]

const REFUSED: readonly (readonly [text: string, problem: TaxCodeProblem])[] = [
  ['', 'empty'],
  ['MST:', 'empty'],
  ['không có', 'characters'],
  ['0314409058 / 0315065353', 'length'],
  ['12345', 'length'],
  ['03144090581', 'length'],
  ['0100233480', 'check_digit'],
  ['0314409085', 'check_digit'],
  ['0314409059-002', 'check_digit'],
  ['3.14409E+08', 'scientific'],
  ['3.14409E+11', 'scientific'],
  ['0000000000', 'province_prefix'],
  ['0014409058', 'province_prefix'],
  ['0100000000', 'serial'],
  ['0314409058-000', 'branch'],
  // Nine digits that are no code with a zero before them: nothing is guessed.
  ['314409059', 'length'],
]

describe('tax codes', () => {
  test.each(READ)('%s is %s (%s)', (text, code, repaired) => {
    expect(parseTaxCode(text)).toMatchObject({ code, repaired, base: code.slice(0, 10), branch: code.slice(11) || null })
  })

  test.each(REFUSED)('%s is refused: %s', (text, problem) => {
    expect(parseTaxCode(text)).toEqual({ problem })
  })

  test('a personal number of twelve digits is a kind of its own', () => {
    expect(parseTaxCode('001099012345')).toMatchObject({ kind: 'personal', code: '001099012345', branch: null })
    expect(parseTaxCode('0314409058')).toMatchObject({ kind: 'enterprise' })
    expect(parseTaxCode('0314409058-002')).toMatchObject({ kind: 'unit' })
  })

  test('one digit changed never passes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 9 }), (place, step) => {
        const digits = [...'0314409058']
        digits[place] = String((Number(digits[place]) + step) % 10)
        expect(parseTaxCode(digits.join(''))).toHaveProperty('problem')
      }),
    )
  })

  test('any text is read or refused', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[0-9eE.+ -]{0,16}$/)), (text) => {
        const read = parseTaxCode(text)
        if (!('problem' in read)) expect(parseTaxCode(read.code)).toMatchObject({ code: read.code, repaired: null })
      }),
    )
  })
})
