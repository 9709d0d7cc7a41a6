import { describe, expect, test } from 'vitest'
import { readAtlas } from '../../src/intake/open-data/atlas.ts'
import { readBaci, readBaciCountries } from '../../src/intake/open-data/baci.ts'
import { readComtrade } from '../../src/intake/open-data/comtrade.ts'
import { readIcio } from '../../src/intake/open-data/icio.ts'
import { readOpenSupplyHub } from '../../src/intake/open-data/open-supply-hub.ts'
import { collect } from '../support/intake-file.ts'

/** Headings as the publishers write them; every figure and firm below is made up. */
const bytes = (...lines: readonly string[]) => Buffer.from(`${lines.join('\r\n')}\r\n`)
const missing = (columns: string) => ({ code: 'missing_columns', args: { columns } })

describe('UN Comtrade', () => {
  const HEADER =
    'typeCode,freqCode,refPeriodId,refYear,refMonth,period,reporterCode,reporterISO,reporterDesc,flowCode,flowDesc,partnerCode,partnerISO,partnerDesc,partner2Code,partner2ISO,partner2Desc,' +
    'classificationCode,classificationSearchCode,isOriginalClassification,cmdCode,cmdDesc,aggrLevel,isLeaf,customsCode,customsDesc,mosCode,motCode,motDesc,qtyUnitCode,qtyUnitAbbr,qty,isQtyEstimated,' +
    'altQtyUnitCode,altQtyUnitAbbr,altQty,isAltQtyEstimated,netWgt,isNetWgtEstimated,grossWgt,isGrossWgtEstimated,cifvalue,fobvalue,primaryValue,legacyEstimationFlag,isReported,isAggregate'
  const ROW =
    'C,A,20230101,2023,52,2023,704,VNM,Viet Nam,M,Import,410,KOR,Rep. of Korea,0,W00,World,H6,HS,true,854231,"Processors, controllers",6,true,C00,TOTAL CPC,0,0,TOTAL MOT,5,u,1200,false,-1,N/A,0,false,35.5,false,0,false,1000.5,,1000.5,0,true,false'

  test('a download of today', async () => {
    expect(await collect(readComtrade(bytes(HEADER, ROW)))).toEqual([
      {
        year: 2023,
        month: null,
        reporter: 'VNM',
        partner: 'KOR',
        flow: 'import',
        hs_edition: 2022,
        code: '854231',
        value_usd: 1000.5,
        cif_usd: 1000.5,
        fob_usd: null,
        net_weight_kg: 35.5,
        quantity: 1200,
        quantity_unit: 'u',
        is_aggregate: false,
      },
    ])
  })

  test('a download of the site before 2022, a code that lost its zero', async () => {
    const rows = bytes(
      'Classification,Year,Period,Period Desc.,Aggregate Level,Is Leaf Code,Trade Flow Code,Trade Flow,Reporter Code,Reporter,Reporter ISO,Partner Code,Partner,Partner ISO,Commodity Code,Commodity,Qty Unit Code,Qty Unit,Qty,Netweight (kg),Trade Value (US$),Flag',
      'H4,2016,2016,2016,2,0,2,Export,704,Viet Nam,VNM,0,World,WLD,901,Coffee,1,No Quantity,,,77,0',
    )
    expect(await collect(readComtrade(rows))).toMatchObject([
      { year: 2016, flow: 'export', partner: 'WLD', code: '0901', hs_edition: 2012, value_usd: 77, quantity: null },
    ])
  })

  test('what is missing or no number is named', async () => {
    await expect(readComtrade(bytes('refYear,reporterISO,flowCode', '2023,VNM,M')).next()).rejects.toMatchObject(
      missing('partnerISO, classificationCode, cmdCode, primaryValue'),
    )
    await expect(readComtrade(bytes(HEADER, ROW.replace('1000.5,,1000.5', '1000.5,,many'))).next()).rejects.toMatchObject({
      code: 'bad_value',
      args: { row: 2, column: 'primaryValue', value: 'many' },
    })
    await expect(readComtrade(Buffer.from('<html>Sign in</html>')).next()).rejects.toMatchObject({ code: 'not_a_spreadsheet' })
  })
})

describe('BACI', () => {
  const COUNTRIES = bytes(
    'country_code,country_name,country_iso2,country_iso3',
    '410,"Korea, Republic of",KR,KOR',
    '490,"Other Asia, nes",,S19',
    '704,Viet Nam,VN,VNM',
  )
  const FLOWS = bytes(
    't,i,j,k,v,q',
    '2022,410,704,854231,        12.345,           0.5',
    '2022,410,490,10121,3,NA',
    '2022,704,490,853400,1.5,2',
  )

  test('numbers of countries become codes, thousands become dollars, zeros of codes come back', async () => {
    const countries = await readBaciCountries(COUNTRIES)
    expect(await collect(readBaci(FLOWS, countries))).toEqual([
      { year: 2022, exporter: 'KOR', importer: 'VNM', hs_code: '854231', value_usd: 12_345, quantity_tonnes: 0.5 },
      { year: 2022, exporter: 'KOR', importer: 'S19', hs_code: '010121', value_usd: 3000, quantity_tonnes: null },
      { year: 2022, exporter: 'VNM', importer: 'S19', hs_code: '853400', value_usd: 1500, quantity_tonnes: 2 },
    ])
    expect(await collect(readBaci(FLOWS, countries, new Set(['VNM'])))).toHaveLength(2)
  })

  test('the codes of another release, or another file', async () => {
    await expect(readBaci(FLOWS, new Map([[410, 'KOR']])).next()).rejects.toMatchObject({
      code: 'bad_value',
      args: { row: 2, column: 'j', value: '704' },
    })
    await expect(readBaci(COUNTRIES, new Map()).next()).rejects.toMatchObject(missing('t, i, j, k, v, q'))
    await expect(readBaciCountries(FLOWS)).rejects.toMatchObject(missing('country_iso3'))
  })
})

describe('Atlas of Economic Complexity', () => {
  test('the files of today and of before', async () => {
    const today = bytes(
      'country_id,country_iso3_code,product_id,product_hs92_code,year,export_value,import_value,global_market_share,export_rca,distance,cog,pci',
      '704,VNM,1212,8542,2023,12000,40000,0.01,0.9,0.8,0.2,1.5',
      '704,VNM,1,101,2023,5,,0,0,,,',
    )
    expect(await collect(readAtlas(today))).toEqual([
      { country: 'VNM', product: '8542', year: 2023, export_usd: 12_000, import_usd: 40_000, rca: 0.9, distance: 0.8, cog: 0.2, pci: 1.5 },
      { country: 'VNM', product: '0101', year: 2023, export_usd: 5, import_usd: null, rca: 0, distance: null, cog: null, pci: null },
    ])
    const before = bytes(
      'location_id,product_id,year,export_value,import_value,hs_eci,hs_coi,pci,location_code,hs_product_code',
      '231,650,2017,9,8,0.1,0.2,1.1,VNM,8542',
    )
    expect(await collect(readAtlas(before))).toMatchObject([{ country: 'VNM', product: '8542', pci: 1.1, rca: null }])
  })

  test('a file of countries alone is another file', async () => {
    await expect(readAtlas(bytes('country_iso3_code,year,eci_hs92', 'VNM,2023,0.1')).next()).rejects.toMatchObject(
      missing('product_hs92_code, export_value, import_value'),
    )
  })
})

describe('Open Supply Hub', () => {
  const HEADER =
    'os_id,contribution_date,name,address,country_code,country_name,lat,lng,sector,contributor (list),number_of_workers,parent_company,processing_type_facility_type_raw,facility_type,processing_type,product_type,claim_contact_person,is_closed'

  test('a download of facilities', async () => {
    const rows = bytes(
      HEADER,
      'VN2021160D1DTN7,2021-06-09,Blue Lotus Co.,"Lot 3, Sample IP",VN,Vietnam,21.18,106.07,Electronics|Apparel,Brand A (2021 List)|Brand B,1001-5000,Blue Lotus Group,Assembly,Final Product Assembly,Assembly|Packing,Phones,A Person,False',
      'VN2021160D1DTN8,2021-06-09 10:00:00,Red Lotus Co.,,VN,Vietnam,0,0,,,450,,,,,,,True',
    )
    const [first, second] = await collect(readOpenSupplyHub(rows))
    expect(first).toEqual({
      os_id: 'VN2021160D1DTN7',
      name: 'Blue Lotus Co.',
      address: 'Lot 3, Sample IP',
      country: 'VNM',
      lat: 21.18,
      lon: 106.07,
      sectors: ['Electronics', 'Apparel'],
      contributors: ['Brand A (2021 List)', 'Brand B'],
      workers: { least: 1001, most: 5000 },
      parent_company: 'Blue Lotus Group',
      facility_types: ['Final Product Assembly'],
      processing_types: ['Assembly', 'Packing'],
      product_types: ['Phones'],
      is_closed: false,
      contributed_on: '2021-06-09',
    })
    expect(second).toMatchObject({ lat: null, lon: null, workers: { least: 450, most: 450 }, parent_company: null, is_closed: true })
    expect(JSON.stringify([first, second])).not.toContain('A Person')
  })

  test('an unknown country, a missing column', async () => {
    await expect(readOpenSupplyHub(bytes(HEADER, 'X,2021-06-09,N,A,QQ,,1,1,,,,,,,,,,')).next()).rejects.toMatchObject({
      code: 'bad_value',
      args: { row: 2 },
    })
    await expect(readOpenSupplyHub(bytes('name,address', 'N,A')).next()).rejects.toMatchObject(missing('os_id, country_code, lat, lng'))
  })
})

describe('OECD ICIO', () => {
  const TABLE = bytes(
    'V1,KOR_26,VNM_26,KOR_HFCE,VNM_HFCE,OUT',
    'KOR_26,10,5,20,0,35',
    'VNM_26,1,2,3,-0.5,5.5',
    'TLS,0.1,0.2,0,0,0.3',
    'VA,23.9,-1.7,0,0,22.2',
    'OUT,35,5.5,23,-0.5,63',
  )

  test('cells that are not zero, by kind', async () => {
    const cells = await collect(readIcio(TABLE))
    expect(cells).toHaveLength(2 * 4 - 1 + 2 + 2 + 4)
    expect(cells.slice(0, 3)).toEqual([
      { kind: 'intermediate', from_country: 'KOR', from_industry: '26', to_country: 'KOR', to: '26', value_musd: 10 },
      { kind: 'intermediate', from_country: 'KOR', from_industry: '26', to_country: 'VNM', to: '26', value_musd: 5 },
      { kind: 'final', from_country: 'KOR', from_industry: '26', to_country: 'KOR', to: 'HFCE', value_musd: 20 },
    ])
    expect(cells.filter(({ kind }) => kind === 'value_added')).toEqual([
      { kind: 'value_added', from_country: null, from_industry: null, to_country: 'KOR', to: '26', value_musd: 23.9 },
      { kind: 'value_added', from_country: null, from_industry: null, to_country: 'VNM', to: '26', value_musd: -1.7 },
    ])
    // Each column adds up: what it bought, taxes and value added are its output.
    const column = cells.filter((cell) => cell.to_country === 'VNM' && cell.to === '26' && cell.kind !== 'output')
    expect(column.reduce((sum, { value_musd }) => sum + value_musd, 0)).toBeCloseTo(5.5, 9)
  })

  test('only the countries that are asked for, on either side', async () => {
    const cells = await collect(readIcio(TABLE, new Set(['VNM'])))
    expect(cells.every(({ from_country, to_country }) => from_country === 'VNM' || to_country === 'VNM')).toBe(true)
  })

  test('another file, a row that is none of the columns, a cell that is no number', async () => {
    await expect(readIcio(bytes('country,year', 'VNM,2020')).next()).rejects.toMatchObject({ code: 'missing_columns' })
    const lines = String(TABLE).trim().split('\r\n')
    await expect(collect(readIcio(bytes(...lines, 'JPN_26,1,1,1,1,1')))).rejects.toMatchObject({
      code: 'bad_value',
      args: { row: 7, value: 'JPN_26' },
    })
    await expect(collect(readIcio(bytes(lines[0] ?? '', 'KOR_26,10,x,20,0,35')))).rejects.toMatchObject({
      code: 'bad_value',
      args: { row: 2, column: 'VNM_26', value: 'x' },
    })
  })
})
