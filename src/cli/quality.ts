import { getQuality } from '../services/curation/quality/dashboard.ts'
import { languageOf } from './arguments.ts'
import type { CommandContext } from './commands.ts'
import { EXIT } from './failure.ts'
import { withServices } from './with-services.ts'

/** What the page of quality shows: every number with its definition, then what each rule found. */
export async function quality({ config, options, output }: CommandContext): Promise<number> {
  const lang = languageOf(options)
  return withServices(config, output, async (context) => {
    const { figures, rules, edition } = await getQuality(context, { lang })
    output.note(`${edition.id} ${edition.version}`)
    output.rows(
      figures.map(({ missing_reason: _reason, ...figure }) => ({ kind: 'figure' as const, ...figure })),
      [
        { title: 'figure', value: (row) => row.name, flexible: true },
        { title: 'value', value: (row) => row.value },
        { title: 'of', value: (row) => row.of },
        { title: '%', value: (row) => (row.pct === null ? null : Math.round(row.pct * 10) / 10) },
        { title: 'definition', value: (row) => row.definition, flexible: true },
      ],
    )
    output.rows(
      rules.map((rule) => ({ kind: 'rule' as const, ...rule })),
      [
        { title: 'rule', value: (row) => row.code },
        { title: 'severity', value: (row) => row.severity },
        { title: 'found', value: (row) => row.count },
        { title: 'of', value: (row) => row.checked },
        { title: 'meaning', value: (row) => row.definition, flexible: true },
        { title: 'for example', value: (row) => row.examples[0]?.subject_id ?? '', flexible: true },
      ],
    )
    return EXIT.ok
  })
}
