import { isRoleMailbox } from '../../domain/mailbox.ts'
import { LANGUAGES } from '../../domain/vocabulary.ts'
import { cell, rowsOf, type Edition, type EditionRow } from '../edition.ts'
import { findCycles } from '../cycles.ts'
import { cellRule, type Rule } from './rule.ts'

function byId(edition: Edition, table: string, column = `${table}_id`): Map<string, EditionRow> {
  return new Map(rowsOf(edition, table).map((row) => [cell(row, column), row]))
}

/** One language has many other words for a thing, another none. */
function isSynonyms(column: string): boolean {
  return column.startsWith('synonyms_')
}

const languages: Rule = {
  id: 'languages',
  check: (edition, report) => {
    for (const [name, table] of edition.tables) {
      // What companies are called in each language depends on what they print; all else is ours to translate.
      const translated = table.columns.filter(
        (column) =>
          column.endsWith('_en') && !isSynonyms(column) && LANGUAGES.every((code) => table.fields.has(column.replace(/en$/, code))),
      )
      for (const column of translated.map((each) => each.slice(0, -'en'.length))) {
        for (const row of table.rows) {
          const empty = LANGUAGES.filter((code) => cell(row, column + code) === '')
          if (empty.length > 0 && empty.length < LANGUAGES.length)
            report({
              table: name,
              row,
              column: column + (empty[0] ?? ''),
              message: `The text is missing in ${empty.join(' and ')}`,
              fix: 'Write it in all of vi, en and ko, or in none.',
            })
        }
      }
    }
  },
}

const hangul = cellRule(
  'hangul',
  (column, table) => column === 'name_ko' && table.resource.name === 'segment',
  (text) =>
    /\p{Script=Hangul}/u.test(text)
      ? undefined
      : { severity: 'warning', message: 'The Korean name has no Korean letter', fix: 'Check that it is translated.' },
)

const familyStage: Rule = {
  id: 'family_stage',
  check: (edition, report) => {
    const families = byId(edition, 'family')
    for (const row of rowsOf(edition, 'segment')) {
      const family = families.get(cell(row, 'family_id'))
      if (family === undefined || cell(family, 'stage_id') === cell(row, 'stage_id')) continue
      report({
        table: 'segment',
        row,
        column: 'stage_id',
        message: `The segment is in another stage than its family "${cell(row, 'family_id')}" (${cell(family, 'stage_id')})`,
        fix: 'Give both the same stage, or the segment another family.',
      })
    }
  },
}

const RECYCLING = 'recycling'

const inputCycle: Rule = {
  id: 'input_cycle',
  check: (edition, report) => {
    const segments = byId(edition, 'segment')
    const links = rowsOf(edition, 'segment_input').map((row) => ({
      row,
      from: cell(row, 'input_segment_id'),
      to: cell(row, 'output_segment_id'),
    }))
    for (const { row } of links.filter(({ from, to }) => from === to)) {
      report({ table: 'segment_input', row, column: 'output_segment_id', message: 'The segment is its own input', fix: 'Delete the row.' })
    }
    // Recycling leads back to materials on purpose.
    const isRecycling = (id: string): boolean => {
      const row = segments.get(id)
      return row !== undefined && cell(row, 'stage_id') === RECYCLING
    }
    const forward = links.filter(({ from, to }) => from !== to && !isRecycling(from) && !isRecycling(to))
    for (const cycle of findCycles(forward.map(({ from, to }) => [from, to]))) {
      const row = forward.find(({ from, to }) => from === cycle.at(-1) && to === cycle[0])?.row
      report({
        table: 'segment_input',
        ...(row !== undefined && { row }),
        column: 'output_segment_id',
        severity: 'warning',
        message: `The inputs run in a circle: ${[...cycle, cycle[0]].join(' → ')}`,
        fix: 'Check the direction of each link: what goes in comes first.',
      })
    }
  },
}

const formerProvince: Rule = {
  id: 'former_province',
  check: (edition, report) => {
    const former = byId(edition, 'former_province')
    for (const table of ['site', 'park']) {
      for (const row of rowsOf(edition, table)) {
        const today = former.get(cell(row, 'former_province_id'))
        if (today === undefined || cell(today, 'province_id') === cell(row, 'province_id')) continue
        report({
          table,
          row,
          column: 'province_id',
          message: `${cell(row, 'former_province_id')} is part of ${cell(today, 'province_id')} today`,
          fix: `Write ${cell(today, 'province_id')}, or correct former_province_id.`,
        })
      }
    }
  },
}

const parkProvince: Rule = {
  id: 'park_province',
  check: (edition, report) => {
    const parks = byId(edition, 'park')
    for (const row of rowsOf(edition, 'site')) {
      const park = parks.get(cell(row, 'park_id'))
      if (park === undefined || cell(row, 'province_id') === '' || cell(park, 'province_id') === cell(row, 'province_id')) continue
      report({
        table: 'site',
        row,
        column: 'province_id',
        severity: 'warning',
        message: `The park ${cell(row, 'park_id')} lies in ${cell(park, 'province_id')}`,
        fix: 'Check the province of the site and that of the park.',
      })
    }
  },
}

const siteCompany: Rule = {
  id: 'site_company',
  check: (edition, report) => {
    const sites = byId(edition, 'site')
    for (const table of ['company_segment', 'company_fact']) {
      for (const row of rowsOf(edition, table)) {
        const site = sites.get(cell(row, 'site_id'))
        if (site === undefined || cell(site, 'company_id') === cell(row, 'company_id')) continue
        report({
          table,
          row,
          column: 'site_id',
          message: `The site belongs to the company "${cell(site, 'company_id')}"`,
          fix: 'Use a site of the same company, or leave it empty.',
        })
      }
    }
  },
}

const DEMO = 'Demo'

const demoMark: Rule = {
  id: 'demo_mark',
  check: (edition, report) => {
    for (const row of rowsOf(edition, 'company')) {
      const marked = cell(row, 'name_en').startsWith(DEMO)
      if (edition.package.fictional && !marked)
        report({
          table: 'company',
          row,
          column: 'name_en',
          message: 'The edition is fictional, but the name does not say so',
          fix: `Begin it with "${DEMO}".`,
        })
      // An invented company among real ones is worse than a missing one. Real firms may be called Demo…, so it is only a warning.
      if (!edition.package.fictional && marked)
        report({
          table: 'company',
          row,
          column: 'name_en',
          severity: 'warning',
          message: 'The name looks like an invented company in an edition of real ones',
          fix: 'Remove the company, unless it is really called so.',
        })
    }
  },
}

const evidenceColumn: Rule = {
  id: 'evidence_column',
  check: (edition, report) => {
    for (const [name, table] of edition.tables) {
      if (!table.fields.has('company_id')) continue
      for (const column of ['source_id', 'evidence_grade']) {
        if (table.fields.get(column)?.constraints?.required !== true)
          report({
            table: name,
            column,
            message: 'Every fact about a company carries its source and how strong the evidence is',
            fix: `Describe "${column}" as required in datapackage.json and fill it.`,
          })
      }
    }
  },
}

const EMAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g
const PHONE = /(?:(?<![\d.])(?:\+\d{1,3}|0\d{2,3})[ .-]\d{2,4}[ .-]\d{3,4}(?:[ .-]\d{2,4})?|(?<![\d.])(?:\+84|0)[35789]\d{8})(?![\d.])/

const personalData = cellRule(
  'personal_data',
  (column, table) => table.fields.get(column)?.type === 'string' && table.fields.get(column)?.format !== 'uri',
  (text, { row, column }) => {
    const property = column === 'value' ? cell(row, 'property') : undefined
    const mailboxes = text.toLowerCase().match(EMAIL) ?? []
    if (property === 'email' && (mailboxes.length !== 1 || mailboxes[0] !== text.toLowerCase()))
      return { message: 'The value is not one e-mail address', fix: 'Write one address and nothing else; a second one is a second row.' }
    if (!mailboxes.every(isRoleMailbox))
      return {
        // What is a fact of its own is published as it is; in a text the address may still be one of an office.
        severity: property === 'email' ? 'error' : 'warning',
        message: 'The e-mail address may be that of a person',
        fix: 'Write the address of an office (info@, sales@ …), or remove it: an edition holds no personal data.',
      }
    if (property !== 'phone' && PHONE.test(text))
      return {
        severity: 'warning',
        message: 'The text holds what looks like a telephone number',
        fix: 'Remove it if it belongs to a person; an edition holds no personal data.',
      }
    return undefined
  },
)

export const meaningRules: readonly Rule[] = [
  languages,
  hangul,
  familyStage,
  inputCycle,
  formerProvince,
  parkProvince,
  siteCompany,
  demoMark,
  evidenceColumn,
  personalData,
]
