import type { Edition } from './edition.ts'
import type { EditionProblem } from './problem.ts'
import { keyRules } from './rules/keys.ts'
import { meaningRules } from './rules/meaning.ts'
import { qualificationRules } from './rules/qualification.ts'
import { reporterFor, type Rule } from './rules/rule.ts'
import { structureRules } from './rules/structure.ts'
import { valueRules } from './rules/values.ts'
import { vocabularyRules } from './rules/vocabularies.ts'

export const editionRules: readonly Rule[] = [
  ...structureRules,
  ...keyRules,
  ...valueRules,
  ...meaningRules,
  ...vocabularyRules,
  ...qualificationRules,
]

/** Everything that is wrong, in the order of the files and their lines. Errors keep an edition from being loaded. */
export function checkEdition(edition: Edition): EditionProblem[] {
  const problems: EditionProblem[] = [...edition.readProblems]
  for (const rule of editionRules) rule.check(edition, reporterFor(edition, rule, problems))
  const order = new Map([...edition.tables.keys()].map((name, index) => [name, index]))
  return problems.sort((a, b) => (order.get(a.table) ?? -1) - (order.get(b.table) ?? -1) || (a.row ?? 0) - (b.row ?? 0))
}
