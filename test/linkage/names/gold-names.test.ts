import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { compareNames } from '../../../src/linkage/names/compare-names.ts'
import { prepareNames } from '../../../src/linkage/names/prepare-names.ts'
import { isSameCompanyByName } from '../../../src/linkage/names/same-company.ts'
import { tokenStatistics } from '../../../src/linkage/names/token-statistics.ts'

const gold = fileURLToPath(new URL('../../../../shared/data/linkage/apple_supplier_names_gold_dev.csv', import.meta.url))

describe.skipIf(!existsSync(gold))('names of real suppliers (skipped: reference data are not beside the project)', () => {
  test('by name alone: precision at least .999, F1 at least .985', () => {
    const rows = parse<{ supplier_name: string; cluster_strict: string }>(readFileSync(gold), { columns: true })
    const names = rows.map((row) => prepareNames([row.supplier_name]))
    const statistics = tokenStatistics(names.flat())
    const component = rows.map((_, i) => i)
    const find = (i: number): number => (component[i] === i ? i : (component[i] = find(component[i]!)))
    for (let i = 0; i < rows.length; i++)
      for (let j = i + 1; j < rows.length; j++)
        if (isSameCompanyByName(compareNames(names[i]!, names[j]!, statistics))) component[find(i)] = find(j)

    let both = 0
    let ours = 0
    let theirs = 0
    const wrong: string[] = []
    for (let i = 0; i < rows.length; i++)
      for (let j = i + 1; j < rows.length; j++) {
        const same = rows[i]!.cluster_strict === rows[j]!.cluster_strict
        const linked = find(i) === find(j)
        if (same) theirs++
        if (linked) ours++
        if (same && linked) both++
        else if (linked) wrong.push(`${rows[i]!.supplier_name} = ${rows[j]!.supplier_name}`)
      }
    expect(rows.length).toBeGreaterThan(400)
    expect(both / ours, wrong.join('\n')).toBeGreaterThanOrEqual(0.999)
    expect((2 * both) / (ours + theirs)).toBeGreaterThanOrEqual(0.985)
  })
})
