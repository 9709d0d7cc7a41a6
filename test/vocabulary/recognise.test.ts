import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { buildLexicon, entryOfRow } from '../../src/vocabulary/lexicon.ts'
import { AUTO_ASSIGN, closestTerms, recogniseTerm } from '../../src/vocabulary/recognise.ts'
import { splitTerms } from '../../src/vocabulary/split-terms.ts'
import { convertAmount, readUnit, type UnitEntry } from '../../src/vocabulary/units.ts'

type Row = Record<string, string>

function rowsOf(table: string): Row[] {
  return parse(readFileSync(join(import.meta.dirname, `../../editions/vietnam-electronics/${table}.csv`)), { columns: true })
}
const lexiconOf = (table: string) => buildLexicon(rowsOf(table).map((row) => entryOfRow(row[`${table}_id`] ?? '', row)))

const LEXICONS = Object.fromEntries(
  ['process', 'equipment_type', 'material', 'scheme', 'unit'].map((table) => [table, lexiconOf(table)] as const),
)
const lexicon = (table: string) => LEXICONS[table] ?? buildLexicon([])

describe('words as firms print them', () => {
  test.each([
    ['process', 'Dập kim loại', 'metal-stamping'],
    ['process', 'DẬP', 'metal-stamping'],
    ['process', 'ép nhựa', 'injection-moulding'],
    ['process', 'ep phun nhua', 'injection-moulding'],
    ['process', 'Ép phun nhựa.', 'injection-moulding'],
    ['process', 'đúc áp lực', 'die-casting'],
    ['process', 'Mạ điện', 'electroplating'],
    ['process', 'dịch vụ mạ kẽm', 'electroplating'],
    ['process', 'gia công cơ khí chính xác', 'cnc-machining'],
    ['process', 'làm khuôn', 'tooling-moulds'],
    ['process', 'sơn tĩnh điện', 'powder-coating'],
    ['process', 'lắp ráp PCBA', 'pcb-assembly'],
    ['process', 'injection molding', 'injection-moulding'],
    ['process', 'Injection Moulding Services', 'injection-moulding'],
    ['process', 'SMT', 'smt-assembly'],
    ['process', 'surface-mount technology', 'smt-assembly'],
    ['process', 'CNC machining', 'cnc-machining'],
    ['process', 'anodizing', 'anodising'],
    ['process', 'die cutting', 'coating-converting'],
    ['process', '사출', 'injection-moulding'],
    ['process', '사출 성형', 'injection-moulding'],
    ['process', '프레스 가공', 'metal-stamping'],
    ['process', '금형 제작', 'tooling-moulds'],
    ['process', '도금', 'electroplating'],
    ['process', '注塑', 'injection-moulding'],
    ['process', '注塑成型工艺', 'injection-moulding'],
    ['process', '壓鑄', 'die-casting'],
    ['process', '模具制造', 'tooling-moulds'],
    ['process', '射出成形', 'injection-moulding'],
    ['process', 'めっき', 'electroplating'],
    ['process', 'プレス加工', 'metal-stamping'],
    ['equipment_type', 'máy ép nhựa', 'injection-moulding-machine'],
    ['equipment_type', 'Máy phay CNC', 'machining-centre'],
    ['equipment_type', 'CMM', 'cmm'],
    ['equipment_type', '칩마운터', 'pick-and-place'],
    ['equipment_type', '注塑机', 'injection-moulding-machine'],
    ['equipment_type', 'ワイヤー放電加工機', 'wire-edm-machine'],
    ['material', 'inox 304', 'stainless-steel'],
    ['material', 'SUS304', 'stainless-steel'],
    ['material', 'nhựa ABS', 'abs'],
    ['material', 'ADC12', 'aluminium-die-cast-alloy'],
    ['material', 'Aluminum', 'aluminium'],
    ['material', '알루미늄', 'aluminium'],
    ['material', '不锈钢', 'stainless-steel'],
    ['scheme', 'ISO 9001', 'iso-9001'],
    ['scheme', 'ISO9001:2015', 'iso-9001'],
    ['scheme', 'iso 9001 : 2008', 'iso-9001'],
    ['scheme', 'TCVN ISO 9001:2015', 'iso-9001'],
    ['scheme', 'Chứng nhận ISO 14001:2015', 'iso-14001'],
    ['scheme', 'IATF16949-2016', 'iatf-16949'],
    ['scheme', 'IATF', 'iatf-16949'],
    ['scheme', 'VILAS 290 (ISO/IEC 17025)', 'iso-17025'],
    ['scheme', 'ISO 45001 인증', 'iso-45001'],
    ['scheme', 'customs priority enterprise', 'aeo-vn'],
    ['scheme', 'QC080000', 'iecq-qc-080000'],
    ['unit', 'cái', 'pcs'],
    ['unit', 'sản phẩm', 'pcs'],
    ['unit', 'tấn', 't'],
    ['unit', 'Tonnes', 't'],
    ['unit', '㎡', 'm2'],
    ['unit', 'm²', 'm2'],
    ['unit', 'EA', 'pcs'],
    ['unit', '개', 'pcs'],
    ['unit', '%', 'pct'],
  ])('%s: %s is %s', (table, text, id) => {
    const found = recogniseTerm(lexicon(table), text)
    expect(found?.entry_id).toBe(id)
    expect(found?.confidence).toBeGreaterThanOrEqual(AUTO_ASSIGN)
  })

  test('every name of every entry stands for its entry', () => {
    for (const [table, words] of Object.entries(LEXICONS))
      for (const row of rowsOf(table))
        for (const lang of ['vi', 'en', 'ko', 'zh', 'ja']) {
          const name = row[`name_${lang}`] ?? ''
          expect([name, recogniseTerm(words, name)]).toMatchObject([name, { entry_id: row[`${table}_id`], confidence: 1 }])
        }
  })
})

describe('what is not sure is left to a person', () => {
  test.each([
    // Withdrawn standards: their holders have not shown that they hold the new one.
    ['scheme', 'ISO/TS 16949:2009', 'iatf-16949'],
    ['scheme', 'OHSAS 18001:2007', 'iso-45001'],
    // Other accents are another word: "hạn" is a term, "hàn" is to weld.
    ['process', 'hạn', 'welding'],
    ['process', 'han', 'welding'],
  ])('%s: %s suggests %s and no more', (table, text, id) => {
    const found = recogniseTerm(lexicon(table), text)
    expect(found?.entry_id).toBe(id)
    expect(found?.confidence).toBeLessThan(AUTO_ASSIGN)
  })

  test.each([
    ['scheme', 'ISO 9002'],
    ['scheme', 'ISO 9004:2018'],
    ['scheme', 'to be aligned with ISO 9001 and ISO 14001'],
    ['process', 'nấu ăn'],
    ['process', ''],
    ['material', '???'],
  ])('%s: %s is not known', (table, text) => {
    expect(recogniseTerm(lexicon(table), text)?.confidence ?? 0).toBeLessThan(AUTO_ASSIGN)
  })

  test('one wrong letter of a long word is forgiven, two are only a hint', () => {
    expect(recogniseTerm(lexicon('process'), 'electropating')).toMatchObject({ entry_id: 'electroplating', via: 'close', confidence: 0.92 })
    expect(recogniseTerm(lexicon('process'), 'elctropating')?.confidence).toBe(0.75)
  })

  test('a word of two entries stands for neither', () => {
    const both = buildLexicon([
      { entry_id: 'a', names: ['coating'], synonyms: [] },
      { entry_id: 'b', names: ['painting'], synonyms: ['coating'] },
    ])
    expect(recogniseTerm(both, 'coating')).toBeUndefined()
    expect(closestTerms(both, 'coating', 2).map((each) => each.entry_id)).toEqual(['a', 'b'])
  })

  test('the closest entries come first', () => {
    expect(closestTerms(lexicon('process'), 'máy ép phun nhựa tự động', 3)[0]?.entry_id).toBe('injection-moulding')
    expect(closestTerms(lexicon('scheme'), 'ISO/TS 16949', 1)[0]?.entry_id).toBe('iatf-16949')
  })
})

describe('cells that list several', () => {
  test.each([
    ['scheme', 'ISO 9001, ISO14001; IATF', ['ISO 9001', 'ISO14001', 'IATF']],
    ['scheme', 'ISO 9001:2015, 14001:2015', ['ISO 9001:2015', 'ISO 14001:2015']],
    ['scheme', 'ISO/IEC 17025', ['ISO/IEC 17025']],
    ['scheme', 'ISO 9001/ISO 14001', ['ISO 9001', 'ISO 14001']],
    ['scheme', 'VILAS 290 (ISO/IEC 17025, 2017)', ['VILAS 290 (ISO/IEC 17025, 2017)']],
    ['process', 'Dập, hàn và sơn tĩnh điện', ['Dập', 'hàn', 'sơn tĩnh điện']],
    ['process', 'Repair and refurbishment', ['Repair and refurbishment']],
    ['process', '사출、도금', ['사출', '도금']],
    ['material', 'PC/ABS, POM', ['PC/ABS', 'POM']],
  ])('%s: %s', (table, text, words) => {
    expect(splitTerms(lexicon(table), text)).toEqual(words)
  })
})

describe('units', () => {
  const units = new Map<string, UnitEntry>(
    rowsOf('unit').map((row) => [
      row['unit_id'] ?? '',
      { unit_id: row['unit_id'] ?? '', dimension: row['dimension'] ?? '', factor: Number(row['factor']) },
    ]),
  )

  test.each([
    [2.5, 't', 'kg', 2500],
    [1, 'sqft', 'm2', 0.09290304],
    [12, 'inch', 'foot', 1],
    [3, 'million-pcs', 'thousand-pcs', 3000],
    [1, 'ha', 'm2', 10000],
    [100, 'pyeong', 'm2', 330.57851239669424],
  ])('%d %s in %s', (amount, from, to, result) => {
    expect(convertAmount(units, amount, from, to)).toBeCloseTo(result, 9)
  })

  test('what measures different things does not convert', () => {
    expect(convertAmount(units, 1, 'pcs', 'kg')).toBeUndefined()
    expect(convertAmount(units, 1, 'pcs', 'set')).toBeUndefined()
    expect(convertAmount(units, 1, 'pcs', 'nothing')).toBeUndefined()
  })

  test.each([
    ['tấn/năm', { unit_id: 't', per: 'year' }],
    ['sản phẩm / tháng', { unit_id: 'pcs', per: 'month' }],
    ['units a month', { unit_id: 'pcs', per: 'month' }],
    ['tonnes/year', { unit_id: 't', per: 'year' }],
    ['개/월', { unit_id: 'pcs', per: 'month' }],
    ['톤/년', { unit_id: 't', per: 'year' }],
    ['m² per day', { unit_id: 'm2', per: 'day' }],
    ['days', { unit_id: 'day' }],
  ])('%s', (text, unit) => {
    expect(readUnit(lexicon('unit'), text)).toEqual(unit)
  })

  test('words that are no unit', () => {
    expect(readUnit(lexicon('unit'), 'washing machines a year')).toBeUndefined()
  })
})
