import { listGaps } from '../services/chain.ts'
import { didYouMean, languageOf, wholeNumberOf } from './arguments.ts'
import type { CommandContext } from './commands.ts'
import { CommandError, EXIT } from './failure.ts'
import { withServices } from './with-services.ts'

const ALL = 500

export async function gaps({ config, options, words, output }: CommandContext): Promise<number> {
  const lang = languageOf(options)
  const limit = wholeNumberOf(options, 'limit', ALL) ?? 20
  return withServices(config, output, (context) => {
    const { segments } = context.atlas
    for (const id of words) {
      if (!segments.has(id))
        throw new CommandError(`There is no segment "${id}".${didYouMean(id, segments.keys())} List them: matxich export segment`)
    }
    const { items } = listGaps(context, { limit: ALL, lang })
    const wanted = words.length === 0 ? items.slice(0, limit) : items.filter((item) => words.includes(item.segment.id))
    for (const id of words.filter((each) => !wanted.some((item) => item.segment.id === each))) {
      output.note(`${id} is no gap: its status is "${context.atlas.status.get(id)?.status ?? 'data_poor'}".`)
    }
    const rows = wanted.map(({ rank, segment, score, why, parts }) => ({
      rank,
      segment: segment.id,
      name: segment.name,
      status: segment.status,
      overlays: segment.overlays,
      score: Math.round(score * 10) / 10,
      why,
      parts: Object.fromEntries(parts.map((part) => [part.id, part.value])),
    }))
    output.rows(rows, [
      { title: 'rank', value: (row) => row.rank },
      { title: 'segment', value: (row) => row.segment },
      { title: 'name', value: (row) => row.name, flexible: true },
      { title: 'status', value: (row) => [row.status, ...row.overlays].join(' + '), flexible: true },
      { title: 'score', value: (row) => row.score },
      { title: 'why', value: (row) => row.why, flexible: true },
    ])
    if (words.length === 0 && items.length > limit) output.note(`${limit} of ${items.length}; all of them: --limit ${items.length}`)
    return Promise.resolve(EXIT.ok)
  })
}
