import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { coProductionCounts } from '../../src/db/queries/co-production.ts'
import { countCoProduction } from '../../src/matching/relatedness/frame.ts'
import { segmentRelatedness } from '../../src/services/relatedness.ts'
import { engines } from '../support/database.ts'
import { openRealEdition, type RealEdition } from '../support/real-edition.ts'

describe.each(engines)('relatedness of the edition’s segments on $title', ({ engine, skip }) => {
  describe.skipIf(skip)('loaded', () => {
    let real: RealEdition
    beforeAll(async () => {
      real = await openRealEdition(engine)
    })
    afterAll(() => real.dispose())

    test('SQL counts what the pure count counts: no traders, no plans, several roles and plants once', async () => {
      const { db } = real.context
      const rows = await db
        .selectFrom('company_segment')
        .innerJoin('company', 'company.company_id', 'company_segment.company_id')
        .select(['company_segment.company_id', 'segment_id', 'role', 'status'])
        .execute()
      const counted = await coProductionCounts(db)
      const pure = countCoProduction(rows.filter(({ role, status }) => role !== 'trader' && status !== 'closed' && status !== 'planned'))
      const byPair = (a: { a: string; b: string }, b: { a: string; b: string }) => (`${a.a} ${a.b}` < `${b.a} ${b.b}` ? -1 : 1)
      expect(counted.makers).toEqual(pure.makers)
      expect(counted.together.toSorted(byPair)).toEqual(pure.together.toSorted(byPair))
      // There is something to leave out.
      expect(countCoProduction(rows).together.length).toBeGreaterThan(counted.together.length)
    })

    test('is worked out once for a read model, and puts close before far', async () => {
      const [related, again] = await Promise.all([segmentRelatedness(real.context), segmentRelatedness(real.context)])
      expect(again).toBe(related)
      expect(related('copper-foil', 'copper-foil')).toBe(1)
      expect(related('copper-foil', 'copper-clad-laminate')).toBe(related('copper-clad-laminate', 'copper-foil'))
      expect(related('copper-foil', 'copper-clad-laminate')).toBeGreaterThan(related('copper-foil', 'washing-machines'))
      expect(related('lithium-ion-cells', 'battery-packs')).toBeGreaterThan(related('lithium-ion-cells', 'televisions'))
    })
  })
})
