import { describe, expect, test } from 'vitest'
import { askedFilters, companyFilters, countFilters } from '../../src/web/companies/filters.ts'
import { initials } from '../../src/web/companies/initials.ts'
import { addressWithout, asAnswered, asPlainWords, withoutValue, withoutWords, withValue } from '../../src/web/companies/search-address.ts'

const search = (text: string) => new URLSearchParams(text)

describe('addresses of the list', () => {
  test('one value goes, the others of its filter stay; paging starts again', () => {
    expect(withoutValue(search('province=bac-ninh&province=hai-phong&cursor=x'), 'province', 'bac-ninh')).toBe('?province=hai-phong')
    expect(withoutValue(search('segment=a&segment=b&q=x'), 'segment', null)).toBe('?q=x')
  })

  test('a place to be near to takes its radius and the order by distance along', () => {
    expect(withoutValue(search('near=park:vsip&radius_km=50&sort=distance&q=pcb'), 'near', null)).toBe('?q=pcb')
    expect(withoutValue(search('near=park:vsip&sort=name'), 'near', null)).toBe('?sort=name')
  })

  test('words are taken out as they were typed, accents and hyphens or not', () => {
    expect(withoutWords(search('q=Nhựa+ISO-9001+Bắc+Ninh&plain=nhua'), ['bac ninh'])).toBe(`?${search('q=Nhựa ISO-9001&plain=nhua')}`)
    expect(withoutWords(search('q=nhựa ISO-9001'), ['iso 9001'])).toBe(`?${search('q=nhựa')}`)
    expect(withoutWords(search('q=bac+ninh&plain=bac+ninh'), ['bac ninh'])).toBe('?')
  })

  test('a reading is taken back once', () => {
    expect(asPlainWords(search('q=bac+ninh&plain=bac+ninh'), 'bac ninh')).toBe('?q=bac+ninh&plain=bac+ninh')
    expect(withValue(search('province=a'), 'province', 'b')).toBe('?province=a&province=b')
  })

  test('where a word was taken for another, links go on from that', () => {
    expect(asAnswered(search('q=conectorr&segment=a'), { q: 'connector' }).toString()).toBe('q=connector&segment=a')
    expect(asAnswered(search('q=pcb'), null).toString()).toBe('q=pcb')
  })
})

test('what an empty answer leaves out goes together: readings with their words, words, filters', () => {
  const page = {
    understood: [{ text: 'Bắc Ninh', param: 'province', value: 'bac-ninh', name: 'Bac Ninh', applied: true }],
    words: ['over', '1000'],
    did_you_mean: null,
  }
  const from = search('q=pcb+Bắc+Ninh+over+1000&size=under_50&certificate=a&certificate=b')
  const province = { param: 'province', value: 'bac-ninh' }
  expect(addressWithout(from, page, [province])).toBe('?q=pcb+over+1000&size=under_50&certificate=a&certificate=b')
  expect(addressWithout(from, page, [{ param: 'certificate', value: null }, province, { param: 'q', value: null }])).toBe(
    '?q=pcb&size=under_50',
  )
  expect(addressWithout(from, { ...page, did_you_mean: { q: 'pcba over 1000', corrected: [] } }, [{ param: 'q', value: 'over' }])).toBe(
    '?q=pcba+1000&size=under_50&certificate=a&certificate=b',
  )
})

describe('filters of the address', () => {
  test('what is no value of a filter counts as not set', () => {
    const filters = companyFilters(search('ownership=domestic&ownership=nonsense&home_country=KOR&home_country=korea&size=tiny&near=moon'))
    expect(askedFilters(filters)).toEqual({ ownership: ['domestic'], home_country: ['KOR'] })
    expect(countFilters(filters)).toBe(2)
  })

  test('words to be taken as they stand must still be among the words', () => {
    expect(companyFilters(search('q=Bắc Ninh nhựa&plain=bac ninh&plain=ha noi')).plain).toEqual(['bac ninh'])
    expect(companyFilters(search('plain=bac ninh')).plain).toEqual([])
  })

  test('a radius belongs to a place', () => {
    expect(companyFilters(search('radius_km=50')).radius_km).toBeUndefined()
    expect(companyFilters(search('near=gateway:noi-bai&radius_km=50')).radius_km).toBe(50)
    expect(companyFilters(search('near=21.02,105.85&radius_km=7')).radius_km).toBeUndefined()
  })
})

test('two letters for the tile, never those every firm has', () => {
  expect(initials('Nan Ya Printed Circuit Board Corporation')).toBe('NY')
  expect(initials('Công ty TNHH Intel Products Việt Nam')).toBe('IP')
  expect(initials('Molex Vietnam')).toBe('MO')
  expect(initials('Vietnam Company Limited')).toBe('VC')
})
