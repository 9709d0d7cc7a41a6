import { rowsOf } from './lexicon.ts'
import { RENAMES } from './rename-table.ts'
import { repairText } from './repair.ts'
import { tokensOf } from './tokens.ts'
import { wordsOf } from './words.ts'

const tokens = (text: string) => tokensOf(wordsOf(repairText(text)), false).core

const TODAY = new Map(
  rowsOf(RENAMES).flatMap(([today, formers]) => formers.map((former) => [tokens(former).join(' '), tokens(today)] as const)),
)

const FIRST_WORDS = new Set(TODAY.keys().map((former) => former.split(' ', 1)[0]!))

/** Today's name of a firm that is known to have changed it. */
export function renamedCore(core: readonly string[]): readonly string[] | undefined {
  return FIRST_WORDS.has(core[0] ?? '') ? TODAY.get(core.join(' ')) : undefined
}
