/**
 * How well relatedness finds what is hidden, beside simpler rankers on the same rows.
 *   node bench/matching/hidden-link.ts [--edition vietnam-electronics] [--apple LIST.csv] [--eto FOLDER]
 * LIST.csv: year, supplier_name, country_area, country of a yearly supplier list (time split). FOLDER: inputs, providers, provision and
 * sequence.csv of the ETO chip supply chain (CC BY-NC: to measure, not to ship). Both are the user's own copies.
 */
import { parseArgs } from 'node:util'
import { RELATEDNESS_WEIGHTS } from '../../src/matching/relatedness/relatedness.ts'
import { type Place, placeOf, type RankingQuality, rankingQuality } from '../../test/support/ranking-quality.ts'
import { baselinesOf } from './baselines.ts'
import { exposureOf, hiddenFirms } from './hidden-firms.ts'
import { type HiddenSegment, hiddenSegments, scoresOf } from './hidden-segments.ts'
import { entriesInto, isCompared, readSupplierLists } from './new-countries.ts'
import { type Tuned, tuneNested, tuneWeights } from './tune-weights.ts'
import { editionWorld, etoWorld, type World } from './world.ts'

const { values } = parseArgs({
  options: { edition: { type: 'string', default: 'vietnam-electronics' }, apple: { type: 'string' }, eto: { type: 'string' } },
})

runWorld(editionWorld(values.edition))
if (values.eto === undefined) console.log('\nETO chips: not measured (--eto FOLDER names no copy)')
else runWorld(etoWorld(values.eto))
if (values.apple === undefined) console.log('\nSupplier lists: not measured (--apple LIST.csv names no copy)')
else runLists(values.apple)

function runWorld(world: World): void {
  const asked = [...world.made.values()].filter((made) => made.length > 1)
  console.log(`\n# ${world.name}: ${world.made.size} firms × ${world.segments.length} segments, ${asked.length} firms with two or more`)
  const nested = tuneNested(world)
  const tunedFor = (firm: string) => nested.find(({ fold }) => fold.has(firm))?.tuned ?? { weights: RELATEDNESS_WEIGHTS, shrinkage: 2 }
  segmentTask(
    world,
    tunedFor,
    nested.map(({ tuned }) => tuned),
  )
  firmTask(world, tunedFor)
}

type Weighing = (firm: string) => Pick<Tuned, 'weights' | 'shrinkage'>

function segmentTask(world: World, tunedFor: Weighing, tuned: readonly Tuned[]): void {
  const cases = hiddenSegments(world)
  const byShrinkage = new Map(
    [...new Set(tuned.map(({ shrinkage }) => shrinkage))].map((own) => [own, hiddenSegments(world, undefined, own)]),
  )
  const nestedScores = (one: HiddenSegment, index: number) => {
    const { weights, shrinkage } = tunedFor(one.firm)
    return scoresOf(byShrinkage.get(shrinkage)?.[index] ?? one, weights)
  }
  const stageOf = new Map(world.segments.map(({ segment_id, stage_id }) => [segment_id, stage_id]))
  const isHard = (one: HiddenSegment) => (candidate: number) => stageOf.get(one.candidates[candidate] ?? '') === stageOf.get(one.hidden)
  const rankers: [string, (one: HiddenSegment, index: number) => ArrayLike<number>][] = [
    ...Object.entries(baselinesOf(world)).map(([name, baseline]): [string, (one: HiddenSegment) => number[]] => [
      name,
      (one) => one.candidates.map(baseline(one.production)(one.known)),
    ]),
    ['relatedness, tuned on other firms', nestedScores],
    ['relatedness, weights as shipped', (one) => scoresOf(one, RELATEDNESS_WEIGHTS)],
  ]
  heading(`hide a segment of a firm, rank all segments (${cases.length} hidden)`)
  const places = new Map<string, Place[]>()
  for (const [name, scores] of rankers) {
    const all = cases.map((one, index) => scores(one, index))
    const found = all.map((own, index) => placeOf(own, cases[index]?.target ?? 0))
    const hard = cases.map((one, index) => placeOf(all[index] ?? [], one.target, isHard(one)))
    places.set(name, found)
    show(name, rankingQuality(found), rankingQuality(hard.filter(({ others }) => others > 0)).auc)
  }
  compare(
    places,
    'relatedness, tuned on other firms',
    cases.map(({ firm }) => firm),
  )
  byOwnership(world, cases, places.get('relatedness, tuned on other firms') ?? [])
  for (const [text, times] of counted(tuned.map(({ weights, shrinkage }) => `${JSON.stringify(weights)} κ ${shrinkage}`)))
    console.log(`  tuned in ${times} of ${tuned.length} folds: ${text}`)
  showThresholds(cases)
  const { weights, shrinkage, quality } = tuneWeights(world)
  console.log(`  tuned on all firms (to ship, not to report): ${JSON.stringify(weights)} κ ${shrinkage}, objective ${quality.toFixed(3)}`)
}

/** What a least relatedness costs: how often the hidden one is lost, and how many stay to look at. */
function showThresholds(cases: readonly HiddenSegment[]): void {
  const scored = cases.map((one) => ({ target: one.target, scores: scoresOf(one, RELATEDNESS_WEIGHTS) }))
  for (const least of [0.05, 0.1, 0.15, 0.2, 0.25]) {
    const found = scored.filter(({ target, scores }) => (scores[target] ?? 0) >= least).length
    const kept = scored.reduce((sum, { scores }) => sum + scores.filter((score) => score >= least).length, 0)
    console.log(
      `  relatedness ≥ ${least}: ${percent(found / cases.length)} of the hidden, ${(kept / cases.length).toFixed(1)} segments a firm`,
    )
  }
}

function firmTask(world: World, tunedFor: Weighing): void {
  const cases = hiddenFirms(world, tunedFor)
  heading(`hide a firm of a segment, rank all firms (${cases.length} hidden)`)
  const places = new Map<string, Place[]>()
  for (const name of Object.keys(cases[0]?.scores ?? {})) {
    const found = cases.map(({ scores, target }) => placeOf(scores[name] ?? [], target))
    const hard = cases.map(({ scores, target, isHard }) => placeOf(scores[name] ?? [], target, isHard))
    places.set(name, found)
    show(name, rankingQuality(found), rankingQuality(hard.filter(({ others }) => others > 0)).auc)
  }
  compare(
    places,
    'relatedness',
    cases.map(({ firm }) => firm),
  )
  byOwnership(world, cases, places.get('relatedness') ?? [])
  const { coverage, shares } = exposureOf(world, RELATEDNESS_WEIGHTS)
  console.log(`  coverage: ${percent(coverage)} of the firms stand among the first ten of some segment they are not known to make`)
  for (const [ownership, { firms, attention }] of shares)
    console.log(`  ${ownership || 'unknown'}: ${percent(firms)} of the firms, ${percent(attention)} of the attention`)
}

function runLists(path: string): void {
  const lists = readSupplierLists(path)
  const years = lists.lists.map(({ year }) => year)
  console.log(`\n# Supplier lists ${years.join(', ')}: trained on one year and before, asked of the next`)
  const countries = [...lists.areaOf.keys()].toSorted()
  for (const horizon of [1, 2])
    for (const [what, into] of [
      ['Vietnam', ['Vietnam']],
      ['any country', countries],
    ] as const) {
      const perCountry = into.map((country) => entriesInto(country, lists, horizon))
      heading(
        `which suppliers are new in ${what}, next ${horizon === 1 ? 'list' : `${horizon} lists`} (${perCountry.flat().length} entries)`,
      )
      const places = new Map<string, Place[]>()
      for (const name of Object.keys(perCountry.flat()[0]?.scores ?? {})) {
        const found = perCountry.flatMap((entries) => {
          const compared = isCompared(entries)
          return entries.map((entry) => placeOf(entry.scores[name] ?? [], entry.target, compared(entry)))
        })
        places.set(name, found)
        show(name, rankingQuality(found))
      }
      compare(
        places,
        'relatedness',
        perCountry.flat().map(({ candidates, target }) => String(candidates[target])),
      )
    }
}

/** The difference to each other ranker, with the interval of a normal approximation over firms: hidden rows of one firm are not independent. */
function compare(places: ReadonlyMap<string, readonly Place[]>, ours: string, firms: readonly string[]): void {
  const own = places.get(ours) ?? []
  const worse = [...places].flatMap(([name, others]) => {
    if (name.startsWith('relatedness')) return []
    const differences = (['auc', 'hit10', 'mrr'] as const).map((figure) => {
      const perFirm = [...Map.groupBy(firms.keys(), (index) => firms[index])].map(([, indexes]) => {
        const mean = (of: readonly Place[]) => rankingQuality(indexes.flatMap((index) => of[index] ?? []))[figure]
        return { difference: (mean(own) - mean(others)) * indexes.length, count: indexes.length }
      })
      const count = perFirm.reduce((sum, one) => sum + one.count, 0)
      const mean = perFirm.reduce((sum, one) => sum + one.difference, 0) / count
      const variance = perFirm.reduce((sum, one) => sum + (one.difference - mean * one.count) ** 2, 0) / count ** 2
      return `${figure} ${signed(mean)} ± ${(1.96 * Math.sqrt(variance)).toFixed(3)}`
    })
    return [`  against ${name.padEnd(22)} ${differences.join('   ')}`]
  })
  console.log(worse.join('\n'))
}

function byOwnership(world: World, cases: readonly { firm: string }[], places: readonly Place[]): void {
  if (world.ownership.size === 0) return
  for (const [ownership, indexes] of Map.groupBy(cases.keys(), (index) => world.ownership.get(cases[index]?.firm ?? '') ?? 'unknown'))
    show(`  firms: ${ownership}`, rankingQuality(indexes.flatMap((index) => places[index] ?? [])))
}

function heading(text: string): void {
  console.log(`\n## ${text}\n${''.padEnd(36)}     n    AUC  hit@5 hit@10    MRR NDCG10  AUC, hard ones`)
}

function show(name: string, { cases, auc, hit5, hit10, mrr, ndcg10 }: RankingQuality, hard?: number): void {
  const figures = [auc, hit5, hit10, mrr, ndcg10, ...(hard === undefined ? [] : [hard])].map((value) => value.toFixed(3).padStart(6))
  console.log(`${name.padEnd(36)} ${String(cases).padStart(5)} ${figures.join(' ')}`)
}

function counted(texts: readonly string[]): [string, number][] {
  return [...Map.groupBy(texts, (text) => text)]
    .map(([text, own]): [string, number] => [text, own.length])
    .toSorted(([, a], [, b]) => b - a)
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}

function signed(value: number): string {
  return `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`
}
