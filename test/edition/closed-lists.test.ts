import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { BAND_GAPS, COST_BASES, DURATION_UNITS, STEP_KINDS, STEP_LEVELS } from '../../src/domain/qualification.ts'
import { FACT_PROPERTIES } from '../../src/domain/statement.ts'
import {
  COMPANY_STATUSES,
  EVIDENCE_GRADES,
  NATIVE_LANGUAGES,
  OWNERSHIPS,
  ROLES,
  SCHEME_KINDS,
  SCHEME_LEVELS,
  SITE_KINDS,
} from '../../src/domain/vocabulary.ts'
import type { DataPackage } from '../../src/edition/data-package.ts'

/** What an edition may hold is what the programme knows: a word that only one of them has is lost on the way. */
const LISTS: readonly (readonly [table: string, column: string, words: readonly string[]])[] = [
  ['company', 'ownership', OWNERSHIPS],
  ['company', 'status', COMPANY_STATUSES],
  ['company', 'native_lang', NATIVE_LANGUAGES],
  ['company', 'evidence_grade', EVIDENCE_GRADES],
  ['site', 'kind', SITE_KINDS],
  ['site', 'status', COMPANY_STATUSES],
  ['company_segment', 'role', ROLES],
  ['company_fact', 'property', FACT_PROPERTIES],
  ['scheme', 'kind', SCHEME_KINDS],
  ['scheme', 'level', SCHEME_LEVELS],
  ['qualification_step', 'kind', STEP_KINDS],
  ['qualification_step', 'fact_property', FACT_PROPERTIES],
  ['qualification_step', 'duration_unit', DURATION_UNITS],
  ['qualification_step', 'duration_max_missing', BAND_GAPS],
  ['qualification_step', 'cost_per', COST_BASES],
  ['qualification_step', 'cost_max_missing', BAND_GAPS],
  ['buyer_type_step', 'level', STEP_LEVELS],
]

describe.each(['vietnam-electronics', 'demo'])('the schema of %s', (name) => {
  const file = join(import.meta.dirname, '../../editions', name, 'datapackage.json')
  const { resources } = JSON.parse(readFileSync(file, 'utf8')) as DataPackage

  test.each(LISTS)('%s.%s has the words of the domain', (table, column, words) => {
    const field = resources.find((resource) => resource.name === table)?.schema.fields.find((one) => one.name === column)
    expect(field?.constraints?.enum?.toSorted()).toEqual([...words].toSorted())
  })
})
