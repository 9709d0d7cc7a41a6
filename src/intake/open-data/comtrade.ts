import { type OpenColumns, openRows } from './open-table.ts'

export type TradeFlow = 'import' | 'export' | 're_import' | 're_export' | 'other'

export interface ComtradeRow {
  readonly year: number
  /** 1 to 12; null in yearly data. */
  readonly month: number | null
  /** ISO 3166 alpha-3; W00 is the world. */
  readonly reporter: string
  readonly partner: string
  readonly flow: TradeFlow
  /** Year of the edition of the Harmonised System; null for other classifications. */
  readonly hs_edition: number | null
  /** 2, 4 or 6 digits, or TOTAL. */
  readonly code: string
  /** As reported: imports c.i.f., exports f.o.b. */
  readonly value_usd: number | null
  readonly cif_usd: number | null
  readonly fob_usd: number | null
  readonly net_weight_kg: number | null
  readonly quantity: number | null
  readonly quantity_unit: string | null
  /** The publisher added it up from other rows: not to be added to them again. */
  readonly is_aggregate: boolean
}

/** The names of comtradeplus.un.org and of the site before 2022. */
const COLUMNS = {
  year: { named: ['refYear', 'Year'] },
  month: { named: ['refMonth'], optional: true },
  reporter: { named: ['reporterISO', 'Reporter ISO'] },
  partner: { named: ['partnerISO', 'Partner ISO'] },
  flow: { named: ['flowCode', 'Trade Flow Code', 'TradeFlow Code'] },
  classification: { named: ['classificationCode', 'Classification'] },
  code: { named: ['cmdCode', 'Commodity Code'] },
  value: { named: ['primaryValue', 'Trade Value (US$)', 'TradeValueUS'] },
  cif: { named: ['cifvalue', 'CIF Trade Value (US$)', 'CIF TradeValue'], optional: true },
  fob: { named: ['fobvalue', 'FOB Trade Value (US$)'], optional: true },
  weight: { named: ['netWgt', 'Netweight (kg)', 'Netweightkg'], optional: true },
  quantity: { named: ['qty'], optional: true },
  unit: { named: ['qtyUnitAbbr', 'Qty Unit'], optional: true },
  aggregate: { named: ['isAggregate'], optional: true },
} as const satisfies OpenColumns<string>

const FLOWS: Readonly<Record<string, TradeFlow>> = {
  M: 'import',
  X: 'export',
  RM: 're_import',
  RX: 're_export',
  '1': 'import',
  '2': 'export',
  '3': 're_export',
  '4': 're_import',
}
const EDITIONS: Readonly<Record<string, number>> = { H0: 1992, H1: 1996, H2: 2002, H3: 2007, H4: 2012, H5: 2017, H6: 2022 }

/** A download of UN Comtrade as CSV, yearly or monthly. */
export async function* readComtrade(source: string | Uint8Array): AsyncGenerator<ComtradeRow> {
  for await (const row of openRows(source, COLUMNS)) {
    const code = row.required('code')
    const month = row.number('month')
    yield {
      year: Number(row.required('year')),
      // Yearly files write 52 for the month.
      month: month !== null && month >= 1 && month <= 12 ? month : null,
      reporter: row.required('reporter'),
      partner: row.required('partner'),
      flow: FLOWS[row.text('flow').toUpperCase()] ?? 'other',
      hs_edition: EDITIONS[row.text('classification').toUpperCase()] ?? null,
      code: /^\d+$/.test(code) && code.length % 2 === 1 ? `0${code}` : code,
      value_usd: row.number('value'),
      cif_usd: row.number('cif'),
      fob_usd: row.number('fob'),
      net_weight_kg: row.number('weight'),
      quantity: row.number('quantity'),
      quantity_unit: row.text('unit') || null,
      is_aggregate: /^(?:true|1)$/i.test(row.text('aggregate')),
    }
  }
}
