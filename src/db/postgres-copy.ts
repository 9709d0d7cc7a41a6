import type pg from 'pg'

/** What node-postgres calls on a query while it runs; its types name `submit` alone. */
interface CopyQuery extends pg.Submittable {
  readonly handleCopyInResponse: (connection: CopyConnection) => void
  readonly handleCommandComplete: () => void
  readonly handleReadyForQuery: () => void
  readonly handleError: (error: Error) => void
}

interface CopyConnection {
  query(text: string): void
  /** Takes no plain bytes. */
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
}

/** COPY … FROM STDIN with all of its rows at hand: node-postgres speaks the protocol, but has no query that uses it. */
export function copyIn(client: pg.ClientBase, text: string, rows: Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    const query: CopyQuery = {
      submit: (connection) => (connection as unknown as CopyConnection).query(text),
      handleCopyInResponse: (connection) => {
        connection.sendCopyFromChunk(Buffer.from(rows.buffer, rows.byteOffset, rows.byteLength))
        connection.endCopyFrom()
      },
      handleCommandComplete: () => {},
      handleReadyForQuery: () => resolve(),
      handleError: reject,
    }
    client.query(query)
  })
}
