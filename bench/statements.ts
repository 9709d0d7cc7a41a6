/**
 * Random imports, corrections, merges, splits, moves, retractions and undos against a plain in-memory replay, for as long as you
 * like; the test of the same name does a few. Then what a bulk import of made-up rows costs.
 *   node bench/statements.ts [steps, default 2000] [rows, default 20000]        (TEST_DATABASE_URL: on a PostgreSQL server)
 */
import { isDeepStrictEqual } from 'node:util'
import { loadEdition } from '../src/edition/load.ts'
import { readEdition } from '../src/edition/read.ts'
import { applyRecords, beginImport, keepSource, newSubjectIds } from '../src/services/statements/apply-records.ts'
import { replayStatements, verifyProjection } from '../src/services/statements/projection.ts'
import { undoImport } from '../src/services/statements/undo.ts'
import { openTestDatabase } from '../test/support/database.ts'
import { smallEdition, writeEdition } from '../test/support/edition-files.ts'
import { forgetStatements, OPS, statementMachine } from '../test/support/statement-machine.ts'
