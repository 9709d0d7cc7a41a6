import { describe, expect, test } from 'vitest'
import { returnPath, withReturn } from '../../src/web/account/return-path.ts'

describe('where one goes after signing in', () => {
  test.each([
    '/companies',
    '/companies?q=b%E1%BA%A3n+m%E1%BA%A1ch&segment=rigid-pcb',
    '/organisations/0190?done=created',
    '/invitation?token=a-b_c',
  ])('%s is a page of ours', (to) => {
    expect(returnPath(to)).toBe(to)
  })

  test.each([
    null,
    '',
    'companies',
    '//evil.example',
    '///evil.example',
    String.raw`/\evil.example`,
    String.raw`/companies\..`,
    'https://evil.example',
    'javascript:alert(1)',
    '/companies\nset-cookie: a=b',
    '/\t/evil.example',
    '/ /evil.example',
    `/${'a'.repeat(500)}`,
  ])('%j is not', (to) => {
    expect(returnPath(to)).toBe('/account')
  })

  test('is carried along only when it is not where one goes anyway', () => {
    expect(withReturn('/sign-in', '/companies?q=a')).toBe('/sign-in?to=%2Fcompanies%3Fq%3Da')
    expect(withReturn('/sign-in', '//evil.example')).toBe('/sign-in')
    expect(withReturn('/sign-in', '/account')).toBe('/sign-in')
  })
})
