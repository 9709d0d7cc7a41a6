import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CompanyPage } from '../../src/api/contract/company-list.ts'
import { engines } from '../support/database.ts'
import { openRealEdition, type RealEdition } from '../support/real-edition.ts'

/** What words are read as: [typed, filters, words that stay]. Small words around a place or a certificate must not hide it. */
const READINGS: readonly (readonly [string, readonly string[], readonly string[]])[] = [
  ['gần sân bay Nội Bài linh kiện nhựa', ['near=gateway:noi-bai'], ['linh', 'kien', 'nhua']],
  ['gan san bay noi bai', ['near=gateway:noi-bai'], []],
  ['gần KCN Yên Phong', ['near=park:yen-phong'], []],
  ['노이바이 공항 30km', ['near=gateway:noi-bai'], []],
  ['노이바이 국제공항 근처', ['near=gateway:noi-bai'], []],
  ['within 30 km of Noi Bai airport', ['near=gateway:noi-bai'], []],
  ['certified ISO 14001', ['certificate=iso-14001'], []],
  ['có giấy chứng nhận ISO 9001', ['certificate=iso-9001'], []],
  ['ISO 45001 인증', ['certificate=iso-45001'], []],
  ['tỉnh Bắc Ninh', ['province=bac-ninh'], []],
  ['thành phố Hải Phòng', ['province=hai-phong'], []],
  ['Bac Ninh province', ['province=bac-ninh'], []],
  ['nhà máy Đài Loan ở Bắc Giang', ['home_country=TWN', 'province=bac-giang'], []],
  ['Hà Tây', ['province=ha-noi'], []],
  ['khuôn mẫu Hà Tĩnh', ['province=ha-tinh', 'segment=moulds-dies'], []],
]

/** Nothing is found by them: one filter is enough, two must go, or all but one. */
const EMPTY: readonly Asked[] = [
  { q: 'injection moulding iso 13485' },
  { segment: ['rigid-pcb'], province: ['da-nang'] },
  { q: 'iatf bac ninh over 1000 employees' },
  { q: 'pcb', certificate: ['iso-13485'], province: ['da-nang'] },
  { certificate: ['iso-13485', 'iso-22301'], size: ['under_50'], province: ['ha-giang'], has: ['equipment'] },
  { q: 'conectorr bac ninh', certificate: ['iso-13485'], freshness: '12m' },
  { near: 'gateway:noi-bai', radius_km: 10, certificate: ['iso-13485'] },
]

interface Asked {
  readonly q?: string | undefined
  readonly [filter: string]: string | number | readonly string[] | undefined
}

/** As a visitor would do it by hand. */
function leaveOut(
  asked: Asked,
  { words, understood, did_you_mean }: CompanyPage,
  left: readonly CompanyPage['drop'][number]['and'][number][],
) {
  let rest: Asked = { ...asked, ...(did_you_mean === null ? {} : { q: did_you_mean.q }) }
  for (const { param, value } of left) {
    const given = rest[param]
    const read = understood.find((one) => one.applied && one.param === param && one.value === value)
    if (read !== undefined) rest = { ...rest, q: rest.q?.replace(read.text, ' ') }
    else if (param === 'q')
      rest = { ...rest, q: (value === null ? words : [value]).reduce((q, word) => q.replace(word, ' '), rest.q ?? '') }
    else rest = { ...rest, [param]: Array.isArray(given) && value !== null ? given.filter((one) => one !== value) : undefined }
  }
  const says = (one: Asked[string]) => one !== undefined && (typeof one === 'number' || one.length > 0)
  return Object.fromEntries(Object.entries({ ...rest, q: rest.q?.trim() }).filter(([, one]) => says(one)))
}

describe.each(engines)('words of a question on $title', ({ engine, skip }) => {
  describe.skipIf(skip)('loaded', () => {
    let edition: RealEdition
    beforeAll(async () => {
      edition = await openRealEdition(engine)
    })
    afterAll(() => edition?.dispose())

    test.each(READINGS)('%s', async (q, filters, words) => {
      const answer = await edition.client.company.list({ q, limit: 1 })
      const read = answer.understood.filter(({ applied }) => applied).map(({ param, value }) => `${param}=${value}`)
      expect([read.toSorted(), answer.words]).toEqual([filters.toSorted(), words])
    })

    const ask = (asked: Asked) => edition.client.company.list({ ...(asked as object), limit: 1 })

    test.each(EMPTY)('an empty answer tells what to drop, and that brings back as many as it says: %j', async (asked) => {
      const page = await ask(asked)
      expect([page.total, page.drop.length > 0]).toEqual([0, true])
      for (const drop of page.drop) {
        const rest = leaveOut(asked, page, [drop, ...drop.and])
        expect([rest, (await ask(rest)).total]).toEqual([rest, drop.total])
        // No more goes than must.
        if (drop.and.length > 0) expect((await ask(leaveOut(asked, page, [drop]))).total).toBe(0)
      }
    })
  })
})
