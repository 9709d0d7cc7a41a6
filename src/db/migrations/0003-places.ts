import type { Migration } from 'kysely/migration'
import { createTables, type TableDefinition } from '../table-definition.ts'

/** Regions, provinces of today and of before July 2025, parks and gateways. */
const tables: readonly TableDefinition[] = [
  {
    name: 'region',
    comment: 'Regions',
    columns: [
      ['region_id', 'text not null', 'snake_case id'],
      ['position', 'integer not null', 'order'],
      ['name_vi', 'text not null', 'name (vi)'],
      ['name_en', 'text not null', 'name (en)'],
      ['name_ko', 'text not null', 'name (ko)'],
    ],
    primaryKey: ['region_id'],
  },
  {
    name: 'province',
    comment: 'The 34 provinces and cities',
    columns: [
      ['province_id', 'text not null', 'kebab-case slug'],
      ['gso_code', 'text not null', 'two digits'],
      ['name_vi', 'text not null', 'name (vi)'],
      ['name_en', 'text not null', 'name (en)'],
      ['name_ko', 'text not null', 'name (ko)'],
      ['type', 'text not null', 'type today'],
      ['region_id', 'text not null', 'region'],
      ['valid_from', 'text not null', 'in force since'],
      ['lat', 'double precision not null', 'centre, approximate'],
      ['lon', 'double precision not null', 'centre, approximate'],
      ['note', 'text', 'remark in our own words'],
      ['source_id', 'text not null', 'source'],
    ],
    primaryKey: ['province_id'],
    foreignKeys: [
      { columns: ['region_id'], table: 'region', references: ['region_id'] },
      { columns: ['source_id'], table: 'source', references: ['source_id'] },
    ],
  },
  {
    name: 'former_province',
    comment: 'The 63 provinces before 1 July 2025',
    columns: [
      ['former_province_id', 'text not null', 'kebab-case slug'],
      ['gso_code', 'text not null', 'two digits'],
      ['name_vi', 'text not null', 'name (vi)'],
      ['name_en', 'text not null', 'name (en)'],
      ['name_ko', 'text not null', 'name (ko)'],
      ['province_id', 'text not null', 'where it is now'],
      ['valid_to', 'text not null', 'last day'],
      ['source_id', 'text not null', 'source'],
    ],
    primaryKey: ['former_province_id'],
    foreignKeys: [
      { columns: ['province_id'], table: 'province', references: ['province_id'] },
      { columns: ['source_id'], table: 'source', references: ['source_id'] },
    ],
  },
  {
    name: 'park',
    comment: 'Industrial parks and zones',
    columns: [
      ['park_id', 'text not null', 'kebab-case slug'],
      ['name_vi', 'text not null', 'name (vi)'],
      ['name_en', 'text not null', 'name (en)'],
      ['name_ko', 'text not null', 'name (ko)'],
      ['kind', 'text not null', 'kind'],
      ['province_id', 'text not null', 'province'],
      ['former_province_id', 'text', 'province before July 2025'],
      ['lat', 'double precision', 'approximate'],
      ['lon', 'double precision', 'approximate'],
      ['position_basis', 'text not null', 'where the position comes from'],
      ['developer', 'text', 'developer or operator, if sourced'],
      ['area_ha', 'double precision', 'area, if sourced'],
      ['website', 'text', 'web address'],
      ['source_id', 'text not null', 'source'],
      ['evidence_grade', 'text not null', 'evidence'],
    ],
    primaryKey: ['park_id'],
    foreignKeys: [
      { columns: ['province_id'], table: 'province', references: ['province_id'] },
      { columns: ['former_province_id'], table: 'former_province', references: ['former_province_id'] },
      { columns: ['source_id'], table: 'source', references: ['source_id'] },
    ],
  },
  {
    name: 'gateway',
    comment: 'Ports, airports and border gates',
    columns: [
      ['gateway_id', 'text not null', 'kebab-case slug'],
      ['kind', 'text not null', 'kind'],
      ['code', 'text', 'IATA or UN/LOCODE'],
      ['name_vi', 'text not null', 'name (vi)'],
      ['name_en', 'text not null', 'name (en)'],
      ['name_ko', 'text not null', 'name (ko)'],
      ['province_id', 'text not null', 'province'],
      ['lat', 'double precision not null', 'latitude, approximate'],
      ['lon', 'double precision not null', 'longitude, approximate'],
      ['source_id', 'text not null', 'source'],
    ],
    primaryKey: ['gateway_id'],
    foreignKeys: [
      { columns: ['province_id'], table: 'province', references: ['province_id'] },
      { columns: ['source_id'], table: 'source', references: ['source_id'] },
    ],
  },
]

export const migration: Migration = { up: (db) => createTables(db, tables) }
