/** What the engine is asked; the shape is the domain's, for the contract and the web read it too. */
export type { Condition, ConditionKind, Requirement, Volume, Want } from '../domain/requirement.ts'
export { ACQUIRABLE, CONDITION_FIELDS, CONDITION_KINDS, idsOf, kindOf, PERIODS } from '../domain/requirement.ts'
