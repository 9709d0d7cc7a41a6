/**
 * Writes rows into an embedded database, one a commit, and tells the parent about each: for tests that need a second process.
 * Usage: node database-writer.ts <folder> [rows]
 */
import { DatabaseError } from '../../src/db/errors.ts'
import { openDatabase } from '../../src/db/open.ts'

const [folder = '', rows = '100000'] = process.argv.slice(2)
let stopping = false
process.on('SIGTERM', () => {
  stopping = true
})

try {
  const { db, close } = await openDatabase({ dataDir: folder })
  console.log('opened')
  for (let n = 0; n < Number(rows) && !stopping; n++) {
    await db
      .insertInto('code')
      .values({ system: 'hs2022', code: String(n), label_vi: '-', label_en: '-', label_ko: '-' })
      .execute()
    process.send?.(n)
  }
  await close()
} catch (error) {
  console.log(error instanceof DatabaseError ? error.code : String(error))
}
process.exit()
