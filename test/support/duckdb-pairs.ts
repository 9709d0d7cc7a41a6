import { DOUBLE, type DuckDBConnection, DuckDBDataChunk, DuckDBInstance, UINTEGER, UTINYINT } from '@duckdb/node-api'

/** Candidate pairs of long lists: the join of src/linkage/candidates.ts in DuckDB. Keys are numbers; strong ones are negative. */
export interface PairJoin {
  add(holders: { readonly keys: Float64Array; readonly rows: Uint32Array; readonly weights: Uint8Array }): void
  pairs(split: number | null, limits: PairLimits): Promise<{ left: Uint32Array; right: Uint32Array }>
  close(): void
}

export interface PairLimits {
  readonly most_holders: number
  readonly few_holders: number
  readonly enough: number
  readonly neighbours: number
}

const CHUNK = 2048

export async function createPairJoin(options: { readonly threads: number; readonly memory_mb: number }): Promise<PairJoin> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: String(options.threads),
    memory_limit: `${options.memory_mb}MB`,
    preserve_insertion_order: 'false',
  })
  const connection = await instance.connect()
  await connection.run('create table holder (key double, row uinteger, weight utinyint)')
  const appender = await connection.createAppender('holder')
  const chunk = DuckDBDataChunk.create([DOUBLE, UINTEGER, UTINYINT], CHUNK)
  return {
    add: ({ keys, rows, weights }) => {
      for (let from = 0; from < keys.length; from += CHUNK) {
        const to = Math.min(from + CHUNK, keys.length)
        chunk.rowCount = to - from
        for (const [column, values] of [keys, rows, weights].entries()) chunk.setColumnValues(column, Array.from(values.subarray(from, to)))
        appender.appendDataChunk(chunk)
      }
    },
    pairs: async (split, limits) => {
      appender.flushSync()
      await joinPairs(connection, split, limits)
      return readPairs(connection)
    },
    close: () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

/** The limits stand inside the join: counted afterwards, one common word would already have made millions of pairs. */
async function joinPairs(connection: DuckDBConnection, split: number | null, limits: PairLimits): Promise<void> {
  const overBorder = split === null ? '' : `and l.row < ${split} and r.row >= ${split}`
  await connection.run(
    `create table pair as
     with size as (select key, count(*) as holders from holder group by key having count(*) > 1),
          large as (
            select key, row, weight, row_number() over (partition by key order by row) as place
            from holder where key in (select key from size where holders > $most_holders and key < 0)),
          found as (
            select l.row as a, r.row as b, greatest(l.weight, r.weight) + (size.holders <= $few_holders)::utinyint as worth
              from size join holder l using (key) join holder r on r.key = size.key and l.row < r.row
             where size.holders <= $most_holders ${overBorder}
            union all
            select l.row, r.row, greatest(l.weight, r.weight)
              from large l join large r on r.key = l.key and r.place between l.place + 1 and l.place + $neighbours
             where true ${overBorder})
     select a, b from found group by a, b having sum(worth) >= $enough`,
    { ...limits },
  )
  await connection.run('drop table holder')
}

async function readPairs(connection: DuckDBConnection): Promise<{ left: Uint32Array; right: Uint32Array }> {
  const count = Number((await connection.runAndReadAll('select count(*) from pair')).getRows()[0]?.[0] ?? 0)
  const [left, right] = [sharedArray(count), sharedArray(count)]
  const result = await connection.stream('select a, b from pair order by a, b')
  let at = 0
  for (let chunk = await result.fetchChunk(); chunk !== null && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
    left.set(chunk.getColumnValues(0) as number[], at)
    right.set(chunk.getColumnValues(1) as number[], at)
    at += chunk.rowCount
  }
  return { left, right }
}

/** Read by worker threads without being copied. */
function sharedArray(length: number): Uint32Array {
  return new Uint32Array(new SharedArrayBuffer(length * Uint32Array.BYTES_PER_ELEMENT))
}
