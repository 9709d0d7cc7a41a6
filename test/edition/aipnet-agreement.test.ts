import { expect, test } from 'vitest'
import { aipnetAgreement } from '../../src/edition/build/aipnet-agreement.ts'

const code = (segment_id: string, digits: string, older = '') => ({
  segment_id,
  system: 'hs2022',
  code: digits,
  hs2017_codes: older === '' ? [] : [older],
  hs1992_heading: '',
})

/** foil (7410) → board (8534) → phone (8517); AIPNET has the first, not the second; glass (7005) and its edge are not ours. */
const codes = [code('foil', '741011'), code('board', '853400'), code('phone', '851713', '851712'), code('service', '999999')]
const links = [
  { input_segment_id: 'foil', output_segment_id: 'board' },
  { input_segment_id: 'board', output_segment_id: 'phone' },
  { input_segment_id: 'service', output_segment_id: 'phone' },
]
const edges = [
  { input: '7410', output: '8534' },
  { input: '7005', output: '8517' },
]

test('counts by hand', () => {
  // Base: inputs {7410, 8534} × outputs {8534, 8517} without the pair of equals = 3 pairs, one of them an edge.
  expect(aipnetAgreement(links, codes, edges)).toEqual({
    links: 2,
    links_found: 1,
    pairs: 2,
    pairs_found: 1,
    share: 1 / 2,
    base_pairs: 3,
    base_rate: 1 / 3,
    lift: 1.5,
  })
})

test('nothing to compare is unknown, not zero', () => {
  expect(aipnetAgreement(links, [], edges)).toMatchObject({ links: 0, pairs: 0, share: null, base_rate: null, lift: null })
})
