import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

const CODE = [
  '../domain/chronicle.ts',
  '../domain/company-filters.ts',
  '../domain/completeness.ts',
  '../domain/freshness.ts',
  '../domain/geo.ts',
  '../domain/fact-details.ts',
  '../domain/fact-terms.ts',
  '../domain/fold.ts',
  '../domain/projection.ts',
  '../domain/statement.ts',
  '../domain/vocabulary.ts',
  '../linkage/names/legal-form-table.ts',
  '../linkage/names/legal-forms.ts',
  '../linkage/names/repair.ts',
  '../linkage/names/words.ts',
  '../search/counted.ts',
  '../search/dictionary.ts',
  '../search/document.ts',
  '../search/entries.ts',
  '../search/facet-codes.ts',
  '../search/facets.ts',
  '../search/lexemes.ts',
  '../search/pair-counts.ts',
  '../search/words.ts',
  'queries/search-vocabulary.ts',
  'edition-records.ts',
  'queries/chronicle.ts',
  'queries/projection.ts',
  'queries/references.ts',
]

/** Hash of the code that decides what is shown of companies: what an older one chose must not stay. */
export function projectionStamp(): string {
  const hash = createHash('sha256')
  for (const file of CODE) hash.update(file).update(readFileSync(resolve(import.meta.dirname, file)))
  return hash.digest('hex')
}
