import { FACT_DETAILS, parseDetails, TERM_VOCABULARY, type DetailFault } from '../../domain/fact-details.ts'
import { fold } from '../../domain/fold.ts'
import { FACT_PROPERTIES, type FactProperty } from '../../domain/statement.ts'
import { VOCABULARIES } from '../../domain/vocabulary.ts'
import { cell, rowsOf, type Edition } from '../edition.ts'
import { nearest } from '../nearest.ts'
import type { Rule } from './rule.ts'

function idsOf(edition: Edition, table: string): Set<string> {
  return new Set(rowsOf(edition, table).map((row) => cell(row, `${table}_id`)))
}

function use(id: string, known: Iterable<string>, table: string): string {
  const near = nearest(id, known)
  return near === undefined
    ? `Add it to ${table}.csv, or use an id that is there.`
    : `Did you mean "${near}"? Otherwise add it to ${table}.csv.`
}

function isFactProperty(text: string): text is FactProperty {
  return (FACT_PROPERTIES as readonly string[]).includes(text)
}

const factTerm: Rule = {
  id: 'fact_term',
  check: (edition, report) => {
    const known = new Map([...VOCABULARIES, 'institution'].map((name) => [name, idsOf(edition, name)]))
    for (const row of rowsOf(edition, 'company_fact')) {
      const [property, term] = [cell(row, 'property'), cell(row, 'term_id')]
      if (term === '' || !isFactProperty(property)) continue
      const vocabulary = TERM_VOCABULARY[property]
      const finding = { table: 'company_fact', row, column: 'term_id' }
      if (vocabulary === undefined)
        report({ ...finding, message: `A fact of the kind "${property}" has no vocabulary`, fix: 'Empty term_id.' })
      else if (known.get(vocabulary)?.has(term) !== true)
        report({
          ...finding,
          message: `There is no ${vocabulary} "${term}"`,
          fix: `${use(term, known.get(vocabulary) ?? [], vocabulary)} If no entry fits, empty term_id: the word is kept as printed.`,
        })
    }
  },
}

const FAULTS: Readonly<Record<DetailFault['fault'], string>> = {
  no_key: 'is not of the form key=value',
  unknown_key: 'has a key that this property does not know',
  twice: 'gives its key a second time',
  not_number: 'should be a number with digits and a point',
  not_date: 'should be a date: YYYY, YYYY-MM or YYYY-MM-DD',
  not_choice: 'is not one of the words allowed',
}

const factDetails: Rule = {
  id: 'fact_details',
  check: (edition, report) => {
    for (const row of rowsOf(edition, 'company_fact')) {
      const [property, line] = [cell(row, 'property'), cell(row, 'details')]
      if (line === '' || !isFactProperty(property)) continue
      const finding = { table: 'company_fact', row, column: 'details' }
      if (FACT_DETAILS[property] === undefined) {
        report({ ...finding, message: `A fact of the kind "${property}" has no details`, fix: 'Put it into note, or empty it.' })
        continue
      }
      for (const { part, fault, allowed } of parseDetails(property, line).faults) {
        report({
          ...finding,
          message: `The part "${part}" ${FAULTS[fault]}`,
          fix:
            allowed === undefined
              ? 'Write key=value; key=value, numbers without unit, and commas instead of semicolons within a text.'
              : `Use one of ${allowed.join(', ')}.`,
        })
      }
    }
  },
}

/** Column that names the group, by vocabulary. */
const GROUP_COLUMN = { process: 'group_id', material: 'group_id', scheme: 'kind', unit: 'dimension' } as const

const vocabularyGroup: Rule = {
  id: 'vocabulary_group',
  check: (edition, report) => {
    const groups = rowsOf(edition, 'vocabulary_group')
    for (const [table, column] of Object.entries(GROUP_COLUMN)) {
      const known = groups.filter((row) => cell(row, 'vocabulary') === table).map((row) => cell(row, 'group_id'))
      for (const row of rowsOf(edition, table)) {
        const id = cell(row, column)
        if (id === '' || known.includes(id)) continue
        report({
          table,
          row,
          column,
          message: `There is no group "${id}" of the vocabulary ${table}`,
          fix: use(id, known, 'vocabulary_group'),
        })
      }
    }
  },
}

const vocabularyEntry: Rule = {
  id: 'vocabulary_entry',
  check: (edition, report) => {
    const known = new Map<string, Set<string>>(VOCABULARIES.map((name) => [name, idsOf(edition, name)]))
    for (const row of rowsOf(edition, 'vocabulary_code')) {
      const [vocabulary, id] = [cell(row, 'vocabulary'), cell(row, 'entry_id')]
      const ids = known.get(vocabulary)
      if (ids === undefined || ids.has(id)) continue
      report({
        table: 'vocabulary_code',
        row,
        column: 'entry_id',
        message: `There is no ${vocabulary} "${id}"`,
        fix: use(id, ids, vocabulary),
      })
    }
    const keys = Object.keys(FACT_DETAILS.equipment ?? {})
    for (const row of rowsOf(edition, 'equipment_type')) {
      for (const key of cell(row, 'detail_keys').split('|')) {
        if (key === '' || keys.includes(key)) continue
        report({
          table: 'equipment_type',
          row,
          column: 'detail_keys',
          message: `Equipment has no detail "${key}"`,
          fix: `Use ${keys.join(', ')}, separated by |.`,
        })
      }
    }
  },
}

const NAME_COLUMN = /^(name|synonyms)_[a-z]{2}$/

/** A word of two entries is recognised as neither. */
const vocabularyWord: Rule = {
  id: 'vocabulary_word',
  check: (edition, report) => {
    for (const table of VOCABULARIES) {
      const owners = new Map<string, string>()
      for (const row of rowsOf(edition, table)) {
        const id = cell(row, `${table}_id`)
        for (const column of Object.keys(row.cells).filter((name) => NAME_COLUMN.test(name))) {
          for (const word of cell(row, column).split('|')) {
            const folded = fold(word)
            const owner = owners.get(folded) ?? id
            if (folded === '' || owner === id) {
              owners.set(folded, id)
              continue
            }
            report({
              table,
              row,
              column,
              severity: 'warning',
              message: `The word "${word}" stands for "${owner}" too`,
              fix: 'Keep it where it is meant more often, and say the other more exactly.',
            })
          }
        }
      }
    }
  },
}

export const vocabularyRules: readonly Rule[] = [factTerm, factDetails, vocabularyGroup, vocabularyEntry, vocabularyWord]
