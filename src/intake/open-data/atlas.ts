import { openRows, paddedCode } from './open-table.ts'

export interface AtlasRow {
  /** ISO 3166 alpha-3; ANS where the Atlas does not know the country. */
  readonly country: string
  /** Heading of HS 1992 or 2012, as the name of the file says; XXXX and the like are discrepancies. */
  readonly product: string
  readonly year: number
  readonly export_usd: number | null
  readonly import_usd: number | null
  readonly rca: number | null
  readonly distance: number | null
  readonly cog: number | null
  readonly pci: number | null
}

/** `hs92_country_product_year_4.csv` of the Atlas of Economic Complexity, or its older name `country_hsproduct4digit_year.csv`. */
export async function* readAtlas(source: string | Uint8Array, digits: 2 | 4 | 6 = 4): AsyncGenerator<AtlasRow> {
  const columns = {
    country: { named: ['country_iso3_code', 'location_code'] },
    product: { named: ['product_hs92_code', 'product_hs12_code', 'hs_product_code'] },
    year: { named: ['year'] },
    exports: { named: ['export_value'] },
    imports: { named: ['import_value'] },
    rca: { named: ['export_rca', 'hs_rca'], optional: true },
    distance: { named: ['distance'], optional: true },
    cog: { named: ['cog'], optional: true },
    pci: { named: ['pci', 'hs_pci'], optional: true },
  } as const
  for await (const row of openRows(source, columns))
    yield {
      country: row.required('country'),
      product: paddedCode(row.required('product'), digits),
      year: Number(row.required('year')),
      export_usd: row.number('exports'),
      import_usd: row.number('imports'),
      rca: row.number('rca'),
      distance: row.number('distance'),
      cog: row.number('cog'),
      pci: row.number('pci'),
    }
}
