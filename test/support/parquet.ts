import { DuckDBInstance } from '@duckdb/node-api'

/** Rows of a Parquet file, as objects. */
export async function readParquet<Row>(path: string): Promise<Row[]> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  try {
    const reader = await connection.runAndReadAll('select * from read_parquet($path)', { path })
    return reader.getRowObjectsJson() as Row[]
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}
