import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import type { DataPackage } from '../../src/edition/data-package.ts'
import { readEdition } from '../../src/edition/read.ts'
import type { Edition } from '../../src/edition/edition.ts'
import { qualificationRows } from './qualification-rows.ts'

/**
 * A small edition with the tables of the real one and a few rows in each, as objects, so that a test can break one cell and
 * write it to a folder. `line` of the first row of a table is 2.
 */
export type Cells = Record<string, string>
export type EditionRows = Record<string, Cells[]>
export interface SmallEdition {
  package: DataPackage
  rows: EditionRows
}

const REAL_PACKAGE = join(import.meta.dirname, '../../editions/vietnam-electronics/datapackage.json')

export function smallEdition(): SmallEdition {
  const dataPackage = JSON.parse(readFileSync(REAL_PACKAGE, 'utf8')) as DataPackage
  return { package: { ...dataPackage, name: 'small', version: '1' }, rows: smallRows() }
}

export function columnsOf(edition: SmallEdition, table: string): string[] {
  return edition.package.resources.find((resource) => resource.name === table)?.schema.fields.map((field) => field.name) ?? []
}

const written: string[] = []
afterAll(() => written.splice(0).forEach((folder) => rmSync(folder, { recursive: true, force: true })))

export function writeEdition(edition: SmallEdition): string {
  const folder = mkdtempSync(join(tmpdir(), 'matxich-edition-'))
  written.push(folder)
  writeFileSync(join(folder, 'datapackage.json'), JSON.stringify(edition.package))
  for (const resource of edition.package.resources) {
    const columns = columnsOf(edition, resource.name)
    const lines = (edition.rows[resource.name] ?? []).map((cells) => columns.map((column) => quoted(cells[column] ?? '')).join(','))
    writeFileSync(join(folder, resource.path), `${[columns.join(','), ...lines].join('\n')}\n`)
  }
  return folder
}

export function readSmallEdition(edition: SmallEdition = smallEdition()): Promise<Edition> {
  return readEdition(writeEdition(edition))
}

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

function names(key: string, [vi, en, ko]: readonly [string, string, string]): Cells {
  return { [`${key}_vi`]: vi, [`${key}_en`]: en, [`${key}_ko`]: ko }
}

function segment(id: string, family: string, stage: string, name: readonly [string, string, string]): Cells {
  return {
    segment_id: id,
    family_id: family,
    stage_id: stage,
    sector_id: 'shared',
    ...names('name', name),
    ...names('short_name', name),
    ...names('description', name),
    source_id: 'editors',
  }
}

const proof = { source_id: 'editors', evidence_grade: 'press', as_of: '2026-05' }

function smallRows(): EditionRows {
  return {
    source: [
      {
        source_id: 'editors',
        title: 'Our editors',
        url: 'https://example.org/list',
        kind: 'curation',
        licence: 'CC-BY-4.0',
        published_on: '2026',
        retrieved_on: '2026-11-01',
      },
    ],
    stage: [
      { stage_id: 'components', position: '1', lane: 'chain', ...names('name', ['Linh kiện', 'Components', '부품']) },
      { stage_id: 'recycling', position: '2', lane: 'chain', ...names('name', ['Tái chế', 'Recycling', '재활용']) },
    ],
    sector: [{ sector_id: 'shared', position: '1', ...names('name', ['Dùng chung', 'Shared', '공통']) }],
    family: [
      { family_id: 'boards', stage_id: 'components', position: '1', ...names('name', ['Bo mạch', 'Boards', '기판']) },
      { family_id: 'reuse', stage_id: 'recycling', position: '1', ...names('name', ['Tái sử dụng', 'Reuse', '재사용']) },
    ],
    segment: [
      segment('bare-boards', 'boards', 'components', ['Mạch in', 'Bare boards', '인쇄회로기판']),
      segment('copper-foil', 'boards', 'components', ['Lá đồng', 'Copper foil', '동박']),
      segment('board-recovery', 'reuse', 'recycling', ['Thu hồi bo mạch', 'Board recovery', '기판 회수']),
    ],
    code: [{ system: 'hs2022', code: '853400', ...names('label', ['Mạch in', 'Printed circuits', '인쇄회로']) }],
    segment_code: [
      {
        segment_id: 'bare-boards',
        system: 'hs2022',
        code: '853400',
        hs2017_code: '853400',
        hs1992_heading: '8534',
        share: '1',
        share_basis: 'exclusive',
      },
    ],
    segment_input: [
      {
        input_segment_id: 'copper-foil',
        output_segment_id: 'bare-boards',
        essential: 'true',
        curated: 'confirmed',
        us_technology: '0.12',
        trade_pattern_missing: 'no_trade_data',
        source_id: 'editors',
      },
      {
        input_segment_id: 'bare-boards',
        output_segment_id: 'board-recovery',
        essential: 'true',
        curated: 'confirmed',
        us_technology: '0.1',
        trade_pattern: '0.4',
        source_id: 'editors',
      },
      {
        input_segment_id: 'board-recovery',
        output_segment_id: 'copper-foil',
        essential: 'false',
        curated: 'proposed',
        us_technology_missing: 'service',
        trade_pattern_missing: 'service',
        source_id: 'editors',
      },
    ],
    heading: [
      {
        hs1992_heading: '8534',
        year: '2022',
        export_usd: '1500000.5',
        world_export_usd: '60000000000',
        rca: '0.8',
        density: '0.3',
        density_percentile: '0.9',
        top_exporters: 'CHN:0.5|TWN:0.2',
        source_id: 'editors',
      },
    ],
    heading_trade: [
      { hs1992_heading: '8534', year: '2022', flow: 'export', vintage: 'atlas_v18', value_usd: '1500000.5', source_id: 'editors' },
      {
        hs1992_heading: '8534',
        year: '1995',
        flow: 'export',
        vintage: 'atlas_v18',
        missing_reason: 'below_cutoff',
        cutoff_usd: '1000',
        source_id: 'editors',
      },
    ],
    product_trade: [{ hs1992_code: '853400', year: '2022', flow: 'import', value_usd: '7', source_id: 'editors' }],
    basket: [
      {
        basket_id: 'boards',
        ...names('name', ['Bo mạch', 'Boards', '기판']),
        ...names('definition', ['Bo mạch', 'Boards', '기판']),
        hs_codes: '8534|853400',
        segment_ids: 'bare-boards|copper-foil',
      },
    ],
    partner_trade: [{ basket_id: 'boards', flow: 'import', partner: 'CHN', year: '2022', value_usd: '5', source_id: 'editors' }],
    industry: [{ isic4: '2610', year: '2022', variable: 'employees', missing_reason: 'no_source', source_id: 'editors' }],
    headline: [
      {
        headline_id: 'exports-2025',
        position: '1',
        period: '2025',
        year: '2025',
        flow: 'export',
        basket_id: 'boards',
        value: '107.7',
        unit: 'usd_bn',
        change_pct: '-3.5',
        exactness: 'exact',
        ...names('name', ['Xuất khẩu', 'Exports', '수출']),
        ...names('definition', ['Hải quan', 'Customs', '관세']),
        source_id: 'editors',
      },
    ],
    region: [{ region_id: 'north', position: '1', ...names('name', ['Bắc', 'North', '북부']) }],
    province: [
      {
        province_id: 'bac-ninh',
        gso_code: '24',
        ...names('name', ['Bắc Ninh', 'Bac Ninh', '박닌']),
        type: 'province',
        region_id: 'north',
        valid_from: '2025-07-01',
        lat: '21.2',
        lon: '106.1',
        source_id: 'editors',
      },
      {
        province_id: 'ha-noi',
        gso_code: '01',
        ...names('name', ['Hà Nội', 'Ha Noi', '하노이']),
        type: 'city',
        region_id: 'north',
        valid_from: '2025-07-01',
        lat: '21.0',
        lon: '105.8',
        source_id: 'editors',
      },
    ],
    former_province: [
      {
        former_province_id: 'bac-giang',
        gso_code: '24',
        ...names('name', ['Bắc Giang', 'Bac Giang', '박장']),
        province_id: 'bac-ninh',
        valid_to: '2025-06-30',
        source_id: 'editors',
      },
    ],
    park: [
      {
        park_id: 'van-trung',
        ...names('name', ['KCN Vân Trung', 'Van Trung', '반쭝']),
        kind: 'industrial_park',
        province_id: 'bac-ninh',
        former_province_id: 'bac-giang',
        lat: '21.25',
        lon: '106.1',
        position_basis: 'approximate_province',
        website: 'https://example.org',
        source_id: 'editors',
        evidence_grade: 'press',
      },
    ],
    gateway: [
      {
        gateway_id: 'noi-bai',
        kind: 'airport',
        code: 'HAN',
        ...names('name', ['Nội Bài', 'Noi Bai', '노이바이']),
        province_id: 'ha-noi',
        lat: '21.2',
        lon: '105.8',
        source_id: 'editors',
      },
    ],
    company: [
      {
        company_id: 'acme-boards',
        name_en: 'Acme Boards',
        name_vi: 'Công ty TNHH Acme',
        ownership: 'domestic',
        home_country: 'VNM',
        status: 'operating',
        note: 'Makes "good" boards, cheaply\nsince 2001',
        ...proof,
      },
      { company_id: 'foil-works', name_en: 'Foil Works', ownership: 'unknown', status: 'operating', ...proof },
    ],
    site: [
      {
        site_id: 'acme-boards-1',
        company_id: 'acme-boards',
        kind: 'plant',
        province_id: 'bac-ninh',
        former_province_id: 'bac-giang',
        park_id: 'van-trung',
        status: 'operating',
        ...proof,
      },
    ],
    company_segment: [
      { company_id: 'acme-boards', segment_id: 'bare-boards', role: 'maker', site_id: 'acme-boards-1', product: 'boards', ...proof },
      { company_id: 'foil-works', segment_id: 'copper-foil', role: 'maker', ...proof },
    ],
    vocabulary_group: [
      { vocabulary: 'process', group_id: 'pcb', position: '1', ...names('name', ['Mạch in', 'Circuits', '회로']), source_id: 'editors' },
    ],
    process: [
      {
        process_id: 'etching',
        group_id: 'pcb',
        ...names('name', ['Ăn mòn', 'Etching', '에칭']),
        synonyms_en: 'etch',
        ...names('summary', ['Ăn mòn đồng.', 'Etching copper.', '구리를 식각한다.']),
        source_id: 'editors',
      },
      {
        process_id: 'drilling',
        group_id: 'pcb',
        ...names('name', ['Khoan', 'Drilling', '드릴']),
        ...names('summary', ['Khoan lỗ.', 'Drilling holes.', '구멍을 뚫는다.']),
        source_id: 'editors',
      },
    ],
    equipment_type: [
      {
        equipment_type_id: 'drill',
        process_id: 'drilling',
        ...names('name', ['Máy khoan', 'Drill', '드릴기']),
        detail_keys: 'axes',
        source_id: 'editors',
      },
    ],
    vocabulary_code: [{ vocabulary: 'process', entry_id: 'etching', system: 'isic4', code: '2610', source_id: 'editors' }],
    company_fact: [
      {
        fact_id: 'acme-boards-f1',
        company_id: 'acme-boards',
        site_id: 'acme-boards-1',
        property: 'website',
        value: 'https://acme.example',
        ...proof,
      },
      {
        fact_id: 'acme-boards-f2',
        company_id: 'acme-boards',
        property: 'process',
        value: 'etching',
        term_id: 'etching',
        details: 'mode=core',
        ...proof,
      },
    ],
    programme: [
      {
        programme_id: 'decree-205',
        kind: 'decree',
        number: '205/2025/ND-CP',
        ...names('name', ['Nghị định', 'Decree', '시행령']),
        ...names('summary', ['Hỗ trợ', 'Support', '지원']),
        issued_on: '2025-07',
        ...proof,
      },
    ],
    ...qualificationRows(names, proof),
    programme_segment: [{ programme_id: 'decree-205', segment_id: 'bare-boards' }],
    institution: [
      {
        institution_id: 'test-lab',
        kind: 'testing_laboratory',
        ...names('name', ['Phòng thử nghiệm', 'Test lab', '시험소']),
        ...names('summary', ['Thử', 'Tests', '시험']),
        province_id: 'ha-noi',
        ...proof,
      },
    ],
    institution_segment: [{ institution_id: 'test-lab', segment_id: 'bare-boards' }],
    need: [
      {
        need_id: 'n1',
        segment_id: 'copper-foil',
        ...names('title', ['Cần lá đồng', 'Foil wanted', '동박 구함']),
        buyer_company_id: 'acme-boards',
        annual_volume: '10',
        province_id: 'bac-ninh',
        deadline: '2027-01-31',
        visibility: 'public',
        ...proof,
      },
    ],
  }
}
