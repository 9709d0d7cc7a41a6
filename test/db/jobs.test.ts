import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { claimJob, endJob, insertJob, LeaseLost, releaseLeases, renewLease, retryJob, stepJob } from '../../src/db/queries/jobs.ts'
import type { ServiceContext } from '../../src/services/context.ts'
import { type Job, type JobHandler, type JobKind, JobRefused, runNextJob } from '../../src/services/jobs/jobs.ts'
import { engines, openTestDatabase, type TestDatabase } from '../support/database.ts'

const LEASE = 60_000

for (const { engine, skip, title } of engines) {
  describe.skipIf(skip)(title, () => {
    let db: TestDatabase
    beforeAll(async () => {
      db = await openTestDatabase(engine)
    })
    beforeEach(() => sql`truncate job, token_df`.execute(db.db))
    afterAll(() => db.dispose())

    const add = (job_id: string) => insertJob(db.db, { job_id, kind: 'import_read', subject: 'one', created_at: new Date() })
    const expire = () => sql`update job set lease_until = clock_timestamp() - interval '1 second'`.execute(db.db)
    const note = (text: string) => db.db.insertInto('token_df').values({ token: text, df: 1 }).execute()
    const notes = async () => (await db.db.selectFrom('token_df').select('token').orderBy('token').execute()).map((row) => row.token)

    test('the oldest goes first, to one taker only', async () => {
      await add('b')
      await add('a')
      const [first, second, third] = [await claimJob(db.db, LEASE), await claimJob(db.db, LEASE), await claimJob(db.db, LEASE)]
      expect([first?.job_id, second?.job_id, third]).toEqual(['a', 'b', undefined])
    })

    test('who lost the lease writes nothing more, and what it wrote last is not there', async () => {
      await add('a')
      const slow = (await claimJob(db.db, LEASE))!
      await expire()
      const quick = (await claimJob(db.db, LEASE))!
      expect(quick).toMatchObject({ job_id: 'a', attempts: 2 })
      const step = stepJob(db.db, slow, LEASE, async (trx) => {
        await trx.insertInto('token_df').values({ token: 'slow', df: 1 }).execute()
        return {}
      })
      await expect(step).rejects.toBeInstanceOf(LeaseLost)
      await expect(
        endJob(
          db.db,
          slow,
          { state: 'done' },
          async (trx) => void (await trx.insertInto('token_df').values({ token: 'end', df: 1 }).execute()),
        ),
      ).rejects.toBeInstanceOf(LeaseLost)
      expect(await renewLease(db.db, slow, LEASE)).toBe('lost')
      await retryJob(db.db, slow, 'x', 0)
      expect(await notes()).toEqual([])
      expect(await stepJob(db.db, quick, LEASE, async () => ({ at: 7 }))).toBe('go_on')
      await endJob(db.db, quick, { state: 'done' }, async () => {})
      expect(await db.db.selectFrom('job').select(['state', 'payload', 'failures']).executeTakeFirst()).toEqual({
        state: 'done',
        payload: { at: 7 },
        failures: 0,
      })
    })

    test('an effect that fails leaves neither itself nor its note', async () => {
      await add('a')
      const lease = (await claimJob(db.db, LEASE))!
      await expect(
        stepJob(db.db, lease, LEASE, async (trx) => {
          await trx.insertInto('token_df').values({ token: 'half', df: 1 }).execute()
          throw new Error('disk full')
        }),
      ).rejects.toThrow('disk full')
      expect(await notes()).toEqual([])
    })

    test('after a restart of the only process nothing is waited for', async () => {
      await add('a')
      await claimJob(db.db, LEASE)
      expect(await claimJob(db.db, LEASE)).toBeUndefined()
      await releaseLeases(db.db)
      expect((await claimJob(db.db, LEASE))?.attempts).toBe(2)
    })

    describe('a runner', () => {
      const never = new AbortController().signal
      const ended: string[] = []
      const handlers = (run: (job: Job) => Promise<void>): Partial<Record<JobKind, JobHandler>> => {
        const handler: JobHandler = {
          run: (_context, job) => run(job),
          onCancelled: async () => void ended.push('cancelled'),
          onDead: async (_trx, _subject, reason) => void ended.push(reason),
        }
        return {
          import_read: handler,
          import_check: handler,
          import_apply: handler,
          import_undo: handler,
          search_documents: handler,
          linkage_index: handler,
          saved_search_digests: handler,
        }
      }
      const next = (run: (job: Job) => Promise<void>) => runNextJob({ db: db.db } as ServiceContext, handlers(run), never, () => {})
      const state = async () => (await db.db.selectFrom('job').select(['state', 'error']).executeTakeFirst())!
      beforeEach(() => void ended.splice(0))

      test('goes on where the last try ended', async () => {
        await add('a')
        const seen: unknown[] = []
        const run = async (job: Job): Promise<void> => {
          seen.push(job.payload['at'])
          const at = Number(job.payload['at'] ?? 0) + 1
          await job.step(async () => ({ at }))
          if (at < 8) throw new Error(`try ${at}`)
          await job.finish(async () => {})
        }
        // More tries than a job that gets nowhere has: each of these got one further.
        for (let i = 0; i < 8; i++) {
          await expire()
          expect(await next(run)).toBe(true)
        }
        expect(seen).toEqual([undefined, 1, 2, 3, 4, 5, 6, 7])
        expect((await state()).state).toBe('done')
      })

      test('gives up on what never gets any further, and says why', async () => {
        await add('a')
        let tries = 0
        while (await next(() => Promise.reject(new Error(`try ${++tries}`)))) await expire()
        expect([tries, await state(), ended]).toEqual([5, { state: 'dead', error: 'try 5' }, ['try 5']])
      })

      test('does not try again what cannot help', async () => {
        await add('a')
        await next(() => Promise.reject(new JobRefused('no table')))
        expect([await state(), ended, await next(async () => {})]).toEqual([{ state: 'dead', error: 'no table' }, ['no table'], false])
      })

      test('a job that kills its process is not met for ever', async () => {
        await add('a')
        for (let i = 0; i < 10; i++) {
          await claimJob(db.db, LEASE)
          await expire()
        }
        await next(async () => void (await note('ran')))
        expect([(await state()).state, await notes()]).toEqual(['dead', []])
      })

      test('stops at the next step when somebody cancels', async () => {
        await add('a')
        await next(async (job) => {
          await job.step(async () => ({ at: 1 }))
          await sql`update job set cancel_requested = true`.execute(db.db)
          await job.step(async (trx) => {
            await trx.insertInto('token_df').values({ token: 'late', df: 1 }).execute()
            return { at: 2 }
          })
        })
        expect([(await state()).state, ended, await notes()]).toEqual(['cancelled', ['cancelled'], []])
      })

      test('leaves the job to the next start when the server stops', async () => {
        await add('a')
        const stopping = new AbortController()
        const run = async (job: Job): Promise<void> => {
          stopping.abort()
          await job.step(async () => ({}))
        }
        await runNextJob({ db: db.db } as ServiceContext, handlers(run), stopping.signal, () => {})
        expect([(await state()).state, ended]).toEqual(['queued', []])
        await next((job) => job.finish(async () => {}))
        expect((await state()).state).toBe('done')
      })
    })
  })
}
