import { describe, expect, test } from 'vitest'
import { explainPair, scorePair, type ScoreContext } from '../../src/linkage/compare.ts'
import type { Level } from '../../src/linkage/decide.ts'
import { explanation } from '../../src/linkage/explain.ts'
import { tokenStatistics } from '../../src/linkage/names/token-statistics.ts'
import { type PartyInput, prepareParty } from '../../src/linkage/party.ts'
import { readEditionGazetteer } from '../../src/services/linkage/edition-gazetteer.ts'

const gazetteer = readEditionGazetteer('vietnam-electronics')
const context = (level: Level): ScoreContext => ({ level, names: tokenStatistics(), addresses: tokenStatistics(), records: 1000 })
const party = (name: string, more: Partial<PartyInput> = {}) => prepareParty({ id: name, names: [name], ...more }, gazetteer)
const score = (level: Level, left: ReturnType<typeof party>, right: ReturnType<typeof party>) => scorePair(left, right, context(level))

const LOT = 'Lô I-4, KCN Tràng Duệ, An Dương, Hải Phòng'
const OTHER_LOT = 'Lô K-9, KCN Tràng Duệ, An Dương, Hải Phòng'

describe('a pair', () => {
  test('of one tax code is one company, however it is written; not of two', () => {
    const left = party('Minh Long JSC', { tax_code: '0100047516' })
    expect(score('company', left, party('Minh Long Corp', { tax_code: '100047516' })).accept).toBe('tax_code')
    expect(score('company', left, party('Minh Long JSC', { tax_code: '0100233488' }))).toMatchObject({ veto: 'tax_code', accept: null })
  })

  test('of one name and one lot is one site; of one lot alone two', () => {
    const left = party('Công ty TNHH Kyomura Display', { address: LOT })
    expect(score('site', left, party('Kyomura Display Co., Ltd', { address: 'Lot I-4 Trang Due IP, Hai Phong' })).accept).toBe(
      'name_and_address',
    )
    expect(score('site', left, party('Kyomura Innotek', { address: LOT })).probability).toBeLessThan(0.5)
  })

  test('of one name on two lots is one company and two sites', () => {
    const [left, right] = [party('Kyomura Vina', { address: LOT }), party('KYOMURA VINA CO., LTD', { address: OTHER_LOT })]
    expect(score('company', left, right).probability).toBeGreaterThan(0.8)
    expect(score('site', left, right).probability).toBeLessThan(0.7)
    expect(score('site', left, right).accept).toBeNull()
  })

  test('of two plants, or in two provinces, is never one site', () => {
    const left = party('Kyomura Vina - Plant 1', { address: LOT })
    expect(score('site', left, party('Kyomura Vina - Plant 2', { address: LOT })).veto).toBe('unit')
    expect(score('site', left, party('Kyomura Vina - Plant 1', { address: 'KCN Quế Võ, Bắc Ninh' })).veto).toBe('province')
  })

  test('of which one says no place is never a site by its name alone', () => {
    const { accept, probability } = score('site', party('Kyomura Vina', { address: LOT }), party('Kyomura Vina'))
    expect(accept).toBeNull()
    expect(probability).toBeLessThan(0.99)
  })

  test('of the same words in another order may be two firms', () => {
    const same = score('company', party('Công ty TNHH Hoàng Long'), party('Cty TNHH Hoàng Long'))
    const swapped = score('company', party('Công ty TNHH Hoàng Long'), party('Công ty TNHH Long Hoàng'))
    expect(same.accept).toBe('name')
    expect(swapped.accept).toBeNull()
    expect(swapped.bits).toBeLessThan(same.bits)
  })

  test('is scored and explained alike, from both sides; the parts are the sum', () => {
    const [left, right] = [
      party('Kyomura Vina', { address: LOT, phones: ['0225 3555 666'], urls: ['kyomura.example.com'] }),
      party('Kyomura Vina Electronics', { address: OTHER_LOT, phones: ['+84 225 3555666'] }),
    ]
    for (const level of ['company', 'site'] as const) {
      const { parts, bits, probability } = explainPair(left, right, context(level))
      expect(parts[0]).toMatchObject({ comparison: 'prior' })
      expect(parts.reduce((sum, part) => sum + part.bits, 0)).toBeCloseTo(bits, 9)
      expect(score(level, left, right).bits).toBeCloseTo(bits, 9)
      expect(score(level, right, left).bits).toBeCloseTo(bits, 9)
      expect(probability).toBeCloseTo(1 / (1 + 2 ** -bits), 9)
    }
  })

  test('takes its probability from judged pairs where there are some', () => {
    const calibration = { bits: [-5, 5], probabilities: [0.1, 0.6] }
    const [left, right] = [party('Kyomura Vina', { address: LOT }), party('Kyomura Vina', { address: LOT })]
    expect(scorePair(left, right, { ...context('site'), calibration }).probability).toBe(0.6)
  })
})

test('an explanation is one line in the words of the caller', () => {
  const parts = [
    { comparison: 'prior', level: 'random_pair', bits: -11, left: null, right: null },
    {
      comparison: 'name',
      level: 'near',
      bits: 7.25,
      left: 'a',
      right: 'b',
      aligned: [{ left: 'long', right: 'longs', kind: 'fuzzy', idf: 5 }],
    },
    { comparison: 'address', level: 'same_lot', bits: 12, left: null, right: null },
    { comparison: 'phone', level: 'different', bits: 0, left: null, right: null },
  ]
  const words = { 'prior.random_pair': 'xác suất ban đầu', name: 'tên', near: 'gần giống', 'address.same_lot': 'cùng lô' }
  expect(explanation(parts, { words, sum: 'tổng', bits: 'bit' })).toBe(
    'xác suất ban đầu −11.0; tên gần giống (long~longs) +7.3; cùng lô +12.0; tổng +8.3 bit',
  )
})
