/** Where the rows of an edition's table are shown. */
const PAGES = {
  stage: 'segments',
  sector: 'segments',
  family: 'segments',
  segment: 'segments',
  code: 'segments',
  segment_code: 'segments',
  segment_input: 'map',
  heading: 'data#indicators',
  heading_trade: 'trade#heading',
  product_trade: 'segments',
  basket: 'trade#series',
  partner_trade: 'trade#origins',
  industry: 'trade#industry',
  headline: 'trade#ladder',
  region: 'places',
  province: 'places',
  former_province: 'places',
  park: 'places',
  gateway: 'places',
  company: 'companies',
  site: 'companies',
  company_segment: 'companies',
  company_fact: 'companies',
  programme: 'programmes',
  institution: 'programmes',
  need: 'segments',
} as const

export type EditionTable = keyof typeof PAGES

export function isEditionTable(table: string): table is EditionTable {
  return Object.hasOwn(PAGES, table)
}

export function pageOfTable(table: EditionTable): string {
  return PAGES[table]
}
