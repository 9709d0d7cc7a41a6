import { expect, test } from 'vitest'
import { canonicalCode, compareCodes, compareLots } from '../../../src/linkage/address/lot-code.ts'

test.each([
  ['k-08', 'k8'],
  ['cn-02', 'cn2'],
  ['i-1d-1', 'i1d-1'],
  ['1-3', '1-3'],
  ['a5-a6', 'a5-a6'],
  ['100', '100'],
  ['612-12', '612-12'],
])('%s is written %s', (code, canonical) => {
  expect(canonicalCode(code)).toBe(canonical)
})

test.each([
  ['k8', 'k8', 'equal'],
  ['i3', '1-3', 'alike'],
  ['i2', '12', 'alike'],
  ['o5', '05', 'alike'],
  ['4', '4-1', 'refined'],
  ['89', '89a', 'refined'],
  ['cn1+cn2', 'cn2', 'refined'],
  ['k8', 'k18', 'different'],
  ['4', '41', 'different'],
] as const)('lots %s and %s: %s', (left, right, agreement) => {
  expect(compareLots(left, right)).toBe(agreement)
  expect(compareLots(right, left)).toBe(agreement)
})

test.each([
  [[], [], 'none'],
  [['5'], [], 'one_sided'],
  [['5', '12'], ['12', '5'], 'equal'],
  [['5'], ['12', '5'], 'subset'],
  [['5', '7'], ['5', '9'], 'overlap'],
  [['5'], ['9'], 'disjoint'],
  [['33o'], ['330'], 'subset'],
  [['99', '101'], ['99101'], 'subset'],
  [['2a'], ['2b'], 'disjoint'],
] as const)('numbers %j and %j: %s', (left, right, agreement) => {
  expect(compareCodes(left, right)).toBe(agreement)
  expect(compareCodes(right, left)).toBe(agreement)
})
