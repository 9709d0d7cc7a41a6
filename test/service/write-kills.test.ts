import { expect, test } from 'vitest'
import { writeUnderKills } from '../support/killed-writes.ts'
import { mulberry32 } from '../support/large-workbook.ts'

test(
  'a server killed five times while people write loses nothing it said was done, and the log stays whole',
  { timeout: 600_000 },
  async () => {
    const { kills, acknowledged, lost, twice, audit } = await writeUnderKills({ kills: 5, random: mulberry32(5) })
    expect(lost).toEqual([])
    expect(twice).toEqual([])
    expect(audit.broken_at).toBeNull()
    expect([kills, acknowledged >= 15]).toEqual([5, true])
  },
)
