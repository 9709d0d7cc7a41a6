import type { Migration } from 'kysely/migration'
import { createTables, type TableDefinition } from '../table-definition.ts'

/** Trade, industry statistics and headline figures. */
const tables: readonly TableDefinition[] = [
  {
    name: 'heading',
    comment: 'HS 1992 headings: capability indicators of Viet Nam',
    columns: [
      ['hs1992_heading', 'text not null', '4 digits'],
      ['year', 'integer not null', 'year'],
      ['export_usd', 'double precision', 'Viet Nam exports'],
      ['world_export_usd', 'double precision not null', 'world exports'],
      ['rca', 'double precision', 'Balassa index'],
      ['r_size', 'double precision', 'world export share divided by world share of manufacturing or GDP proxy, see methods'],
      ['pci', 'double precision', 'product complexity, our computation'],
      ['density', 'double precision', 'relatedness density of Viet Nam'],
      ['density_percentile', 'double precision', 'percentile of density among products'],
      ['world_hhi', 'double precision', 'concentration of world exports'],
      ['top_exporters', 'text', 'ISO3:share, three largest, separated by |'],
      ['source_id', 'text not null', 'source'],
    ],
    primaryKey: ['hs1992_heading', 'year'],
    foreignKeys: [
      { columns: ['source_id'], table: 'source', references: ['source_id'] },
    ],
  },
  {
    name: 'heading_trade',
    comment: 'Viet Nam trade by HS 1992 heading',
    columns: [
      ['hs1992_heading', 'text not null', '4 digits'],
      ['year', 'integer not null', 'year'],
      ['flow', 'text not null', 'flow'],
      ['vintage', 'text not null', 'data vintage; never join two'],
      ['value_usd', 'double precision', 'value; empty = unknown'],
      ['missing_reason', 'text', 'why it is empty'],
      ['cutoff_usd', 'double precision', 'if below_cutoff: value of the smallest heading listed that year, an upper bound'],
      ['source_id', 'text not null', 'source'],
    ],
    primaryKey: ['hs1992_heading', 'year', 'flow', 'vintage'],
    foreignKeys: [
      { columns: ['source_id'], table: 'source', references: ['source_id'] },
    ],
  },
  {
    name: 'product_trade',
    comment: 'Viet Nam trade by six-digit product, selected years',
    columns: [
      ['hs1992_code', 'text not null', '6 digits'],
      ['year', 'integer not null', 'year'],
      ['flow', 'text not null', 'flow'],
      ['value_usd', 'double precision', 'value; empty = unknown'],
      ['missing_reason', 'text', 'why it is empty'],
      ['source_id', 'text not null', 'source'],
    ],
    primaryKey: ['hs1992_code', 'year', 'flow'],
    foreignKeys: [
      { columns: ['source_id'], table: 'source', references: ['source_id'] },
    ],
  },
  {
    name: 'basket',
    comment: 'Groups of products used by partner data and headlines',
    columns: [
      ['basket_id', 'text not null', 'snake_case id'],
      ['name_vi', 'text not null', 'name (vi)'],
      ['name_en', 'text not null', 'name (en)'],
      ['name_ko', 'text not null', 'name (ko)'],
      ['definition_vi', 'text not null', 'what it holds (vi)'],
      ['definition_en', 'text not null', 'what it holds (en)'],
      ['definition_ko', 'text not null', 'what it holds (ko)'],
      ['hs_codes', 'text', 'codes, separated by |'],
      ['segment_ids', 'text', 'segments it stands for, separated by |'],
    ],
    primaryKey: ['basket_id'],
  },
  {
    name: 'partner_trade',
    comment: 'Origins and destinations',
    columns: [
      ['basket_id', 'text not null', 'product group'],
      ['flow', 'text not null', 'flow'],
      ['partner', 'text not null', 'ISO3 of the partner'],
      ['year', 'integer not null', 'year'],
      ['value_usd', 'double precision not null', 'value'],
      ['source_id', 'text not null', 'source'],
      ['note', 'text', 'remark in our own words'],
    ],
    primaryKey: ['basket_id', 'flow', 'partner', 'year'],
    foreignKeys: [
      { columns: ['basket_id'], table: 'basket', references: ['basket_id'] },
      { columns: ['source_id'], table: 'source', references: ['source_id'] },
    ],
  },
  {
    name: 'industry',
    comment: 'Establishments, people and value added by ISIC class',
    columns: [
      ['isic4', 'text not null', '4 digits'],
      ['year', 'integer not null', 'year'],
      ['variable', 'text not null', 'what is counted'],
      ['value', 'double precision', 'value; empty = unknown'],
      ['missing_reason', 'text', 'why it is empty'],
      ['source_id', 'text not null', 'source'],
    ],
    primaryKey: ['isic4', 'year', 'variable'],
    foreignKeys: [
      { columns: ['source_id'], table: 'source', references: ['source_id'] },
    ],
  },
  {
    name: 'headline',
    comment: 'Official headline figures',
    columns: [
      ['headline_id', 'text not null', 'kebab-case id'],
      ['position', 'integer not null', 'order'],
      ['period', 'text not null', '2025, 2025-01/2025-11 …'],
      ['year', 'integer not null', 'year'],
      ['flow', 'text not null', 'flow'],
      ['basket_id', 'text', 'product group'],
      ['value', 'double precision not null', 'value'],
      ['unit', 'text not null', 'unit'],
      ['change_pct', 'double precision', 'change on the same period of the year before'],
      ['exactness', 'text not null', 'as printed, rounded, or computed'],
      ['formula', 'text', 'if derived: headline ids and arithmetic'],
      ['name_vi', 'text not null', 'name (vi)'],
      ['name_en', 'text not null', 'name (en)'],
      ['name_ko', 'text not null', 'name (ko)'],
      ['definition_vi', 'text not null', 'what is counted and what is not (vi)'],
      ['definition_en', 'text not null', 'what is counted and what is not (en)'],
      ['definition_ko', 'text not null', 'what is counted and what is not (ko)'],
      ['source_id', 'text not null', 'source'],
      ['note', 'text', 'remark in our own words'],
    ],
    primaryKey: ['headline_id'],
    foreignKeys: [
      { columns: ['basket_id'], table: 'basket', references: ['basket_id'] },
      { columns: ['source_id'], table: 'source', references: ['source_id'] },
    ],
  },
]

export const migration: Migration = { up: (db) => createTables(db, tables) }
