/** What can go wrong below the services, as a closed list: the API maps a code to an HTTP status, the CLI to an exit status. */
export type DatabaseErrorCode =
  | 'folder_locked' // another process owns the embedded database
  | 'folder_foreign' // the folder holds files that are not ours
  | 'folder_format' // made by another format or another PostgreSQL major
  | 'folder_unusable' // cannot be created, read or written
  | 'unreachable' // no PostgreSQL server answers at DATABASE_URL
  | 'unsupported_server' // it answers, but is too old or not UTF-8
  | 'query_timeout' // a statement ran longer than the limit
  | 'connection_busy' // waited too long for the single connection of the embedded database
  | 'engine_stopped' // the embedded engine ended while a statement ran
  | 'query_failed' // PostgreSQL refused the statement; see sqlstate
  | 'migration_failed'
  | 'schema_newer' // the database was migrated by a newer Matxich
  | 'edition_mismatch' // the database holds another edition
  | 'closed'

export interface DatabaseErrorDetails {
  readonly cause?: unknown
  /** The statement with its placeholders. Never its parameters: they may hold secrets or personal data. */
  readonly sql?: string
  readonly sqlstate?: string
  readonly constraint?: string
}

/** `message` says what, where and how to fix it, in words for the person who runs the software. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError'
  readonly code: DatabaseErrorCode
  readonly sql: string | undefined
  readonly sqlstate: string | undefined
  readonly constraint: string | undefined

  constructor(code: DatabaseErrorCode, message: string, details: DatabaseErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.code = code
    this.sql = details.sql
    this.sqlstate = details.sqlstate
    this.constraint = details.constraint
  }
}

/** What we keep of an error of PostgreSQL. A plain object because it crosses the boundary of the worker thread. */
export interface ServerErrorFields {
  readonly message: string
  readonly sqlstate?: string
  readonly constraint?: string
  readonly hint?: string
}

/**
 * Keeps message, code, hint and constraint and drops `detail`, `where` and `internalQuery`: these quote the values of the row,
 * which may be personal data and would end up in logs.
 */
export function serverErrorFields(error: unknown): ServerErrorFields {
  const message = error instanceof Error ? error.message : String(error)
  if (typeof error !== 'object' || error === null) return { message }
  const text = (key: string): string | undefined => {
    const value: unknown = Reflect.get(error, key)
    return typeof value === 'string' && value !== '' ? value : undefined
  }
  const sqlstate = text('code')
  const constraint = text('constraint')
  const hint = text('hint')
  return {
    message,
    ...(sqlstate !== undefined && { sqlstate }),
    ...(constraint !== undefined && { constraint }),
    ...(hint !== undefined && { hint }),
  }
}

const QUERY_CANCELED = '57014'
const SQL_SHOWN = 300

export function queryError(fields: ServerErrorFields, sql: string): DatabaseError {
  const shown = sql.length > SQL_SHOWN ? `${sql.slice(0, SQL_SHOWN)}…` : sql
  const hint = fields.hint === undefined ? '' : ` (${fields.hint})`
  const details: DatabaseErrorDetails = {
    sql,
    ...(fields.sqlstate !== undefined && { sqlstate: fields.sqlstate }),
    ...(fields.constraint !== undefined && { constraint: fields.constraint }),
  }
  if (fields.sqlstate === QUERY_CANCELED) {
    return new DatabaseError('query_timeout', `The database stopped a statement that ran too long: ${shown}`, details)
  }
  return new DatabaseError('query_failed', `${fields.message}${hint} in: ${shown}`, details)
}
