import { expect, test } from 'vitest'
import { countOf, employeesOfCompany } from '../../src/domain/employees.ts'

const fact = (value: string, as_of: string | null, site_id: string | null = null) => ({ property: 'employees', value, as_of, site_id })
const count = (facts: ReturnType<typeof fact>[], sites: number) => employeesOfCompany(facts, sites, (one) => countOf(one.value))?.count

test('the latest count speaks; one without a date gives way to any other', () => {
  expect(count([fact('900', '2019'), fact('1200', '2024-08'), fact('700', null)], 1)).toBe(1200)
  expect(count([fact('700', null)], 0)).toBe(700)
})

test('a count of one site is the size of the company only where there is no other site', () => {
  const branch = fact('150', '2019-07-13', 'cadivi-2')
  expect(count([branch], 1)).toBe(150)
  expect(count([branch], 2)).toBeUndefined()
  expect(count([branch, fact('1500', '2012')], 2)).toBe(1500)
})

test('words and other facts count nothing', () => {
  expect(count([fact('about a thousand', '2024')], 1)).toBeUndefined()
  expect(employeesOfCompany([{ ...fact('1969', null), property: 'founded' }], 1, (one) => countOf(one.value))).toBeUndefined()
})
