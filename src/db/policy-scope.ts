import { type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from 'kysely'
import type { Condition } from '../domain/policy/condition.ts'
import type { Database } from './schema.ts'

/**
 * The condition of a policy as a predicate over a table or its alias: rows it lets through are exactly those `holds` lets through.
 * Fields are ours, from the policy; values are parameters.
 */
export function scopeOf<DB, T extends keyof DB & string>(
  eb: ExpressionBuilder<DB, T>,
  table: T & string,
  condition: Condition,
): ExpressionWrapper<DB, T, SqlBool> {
  // The fields are checked by the property test over every rule, not by types: a condition is data.
  return toSql(eb as unknown as ExpressionBuilder<Database, keyof Database>, table, condition)
}

function toSql(
  eb: ExpressionBuilder<Database, keyof Database>,
  table: string,
  condition: Condition,
): ExpressionWrapper<Database, keyof Database, SqlBool> {
  if (typeof condition === 'boolean') return eb.val(condition)
  if ('all' in condition) return eb.and(condition.all.map((each) => toSql(eb, table, each)))
  if ('any' in condition) return eb.or(condition.any.map((each) => toSql(eb, table, each)))
  const column = sql<string | null>`${sql.id(table, condition.field)}`
  if ('notIn' in condition) return eb.or([eb(column, 'is', null), eb(column, 'not in', [...condition.notIn])])
  return eb(column, 'in', [...condition.in])
}
