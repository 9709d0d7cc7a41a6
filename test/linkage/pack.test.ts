import { expect, test } from 'vitest'
import { createPacker, unpackParty } from '../../src/linkage/pack.ts'
import { EMPTY_GAZETTEER, type Party, prepareParty } from '../../src/linkage/party.ts'

const PARTIES = [
  prepareParty(
    {
      id: '0',
      names: ['CÔNG TY TNHH Điện tử Hoàng Gia 2 (HG Electronics)', '황가전자'],
      address: 'Lô CN-02, KCN Trường Yên, phường Long Nguyên, Bắc Ninh, Việt Nam',
      tax_code: '0100047516-001',
      phones: ['+84 24 3333 4444'],
      urls: ['https://www.example.com.vn/x', 'sales@example.org'],
    },
    EMPTY_GAZETTEER,
  ),
  prepareParty({ id: '1', names: [] }, EMPTY_GAZETTEER),
  prepareParty({ id: '2', names: ['Acme Branch 2'], address: '600 Main St 60644', country: 'us' }, EMPTY_GAZETTEER),
]

/** What packing leaves out: texts as written, and how a code was repaired. */
function comparable(party: Party) {
  return {
    ...party,
    names: party.names.map((name) => ({ ...name, text: '' })),
    address: party.address && { ...party.address, text: '' },
    tax_code: party.tax_code && { ...party.tax_code, repaired: null },
  }
}

test('a party comes out as it went in, but for texts that no comparison reads', () => {
  const packer = createPacker()
  for (const party of PARTIES) packer.add(party)
  const packed = packer.finish()
  expect(PARTIES.map((_, index) => unpackParty(packed, index))).toEqual(PARTIES.map(comparable))
})
