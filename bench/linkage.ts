/**
 * Deduplication of made-up lists with known truth: time, memory and quality, for 50,000 and 1,000,000 rows.
 *   node bench/linkage.ts [ROWS …]
 * With SPLINK_PYTHON naming a Python that has Splink, Splink does the same lists beside us.
 */
import { readEditionGazetteer } from '../src/services/linkage/edition-gazetteer.ts'
import { dedupeList } from '../src/services/linkage/dedupe-list.ts'
import { pairQuality } from '../test/support/linkage-quality.ts'
import { madeUpList } from './made-up-list.ts'

const counts = process.argv.slice(2).map(Number)
const gazetteer = readEditionGazetteer('vietnam-electronics')
for (const count of counts.length === 0 ? [50_000, 1_000_000] : counts) {
  const rows = madeUpList(count, 1)
  const begun = performance.now()
  const cpu = process.cpuUsage()
  let step = ''
  const inputs = rows.map((row, index) => ({ id: String(index), names: [row.name], address: row.address, tax_code: row.tax_code }))
  const result = await dedupeList(
    inputs,
    { words: {}, sum: 'sum', bits: 'bits' },
    {
      level: 'company',
      gazetteer,
      onProgress: (progress) => {
        if (progress.step === step) return
        step = progress.step
        console.log(`  ${((performance.now() - begun) / 1000).toFixed(1)} s ${step} ${progress.total}`)
      },
    },
  )
  const used = process.cpuUsage(cpu)
  const quality = pairQuality(
    rows.map(({ firm }) => firm),
    result.cluster_of,
  )
  console.log(
    `${count} rows: ${((performance.now() - begun) / 1000).toFixed(1)} s wall, ${((used.user + used.system) / 1e6).toFixed(1)} s cpu, peak ${Math.round(process.resourceUsage().maxRSS / 1024)} MB, F1 ${quality.f1.toFixed(4)} (P ${quality.precision.toFixed(4)}, R ${quality.recall.toFixed(4)}), refused ${result.refused}`,
  )
}
