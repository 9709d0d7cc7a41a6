/**
 * Filters and counts. What a firm makes and where it is are rows of their own, and one row must pass all filters of its kind:
 * who makes A and trades B does not make B. So pairs are terms of the index, and counts are taken from whole sets of rows.
 */
import { lexeme, type Terms } from './lexemes.ts'

export interface Place {
  readonly province: string | null
  readonly former: string | null
  readonly park: string | null
  readonly certificates: readonly string[]
}

/** Begins the terms of each kind; words have no colon. */
export const TRAIT = { process: 'pr:', material: 'ma:', ownership: 'o:', home_country: 'hc:', grade: 'g:', size: 'z:' } as const
type Trait = keyof typeof TRAIT

export function madeLexemes(segment: string, role: string): string[] {
  return [`s:${segment}`, `r:${role}`, `sr:${segment}/${role}`]
}

/** Of today's province and of the former one, of the park and of every certificate, alone and together. */
export function placeLexemes({ province, former, park, certificates }: Place): string[] {
  const provinces = [...new Set([province, former])].filter((one) => one !== null)
  const parks = park === null ? [] : [park]
  const out = [...provinces.map((p) => `p:${p}`), ...parks.map((k) => `k:${k}`), ...certificates.map((c) => `c:${c}`)]
  for (const p of provinces) for (const k of parks) out.push(`pk:${p}/${k}`)
  for (const c of certificates) {
    for (const p of provinces) out.push(`pc:${p}/${c}`)
    for (const k of parks) out.push(`kc:${k}/${c}`)
    for (const p of provinces) for (const k of parks) out.push(`pkc:${p}/${k}/${c}`)
  }
  return out
}

/** Values of one dimension of which any will do; undefined: not asked. */
export interface Chosen {
  readonly segment?: readonly string[] | undefined
  readonly stage?: readonly string[] | undefined
  readonly role?: readonly string[] | undefined
  readonly province?: readonly string[] | undefined
  readonly park?: readonly string[] | undefined
  readonly certificate?: readonly string[] | undefined
  readonly process?: readonly string[] | undefined
  readonly material?: readonly string[] | undefined
  readonly ownership?: readonly string[] | undefined
  readonly home_country?: readonly string[] | undefined
  readonly grade?: readonly string[] | undefined
  readonly size?: readonly string[] | undefined
}

export const MADE_DIMENSIONS = ['segment', 'stage', 'role'] as const
export const PLACE_DIMENSIONS = ['province', 'park', 'certificate'] as const
export const TRAIT_DIMENSIONS = ['ownership', 'home_country', 'grade', 'size'] as const
export const TERM_DIMENSIONS = ['process', 'material'] as const

export type StageOf = ReadonlyMap<string, string>

/** The terms all of which a company must have. */
export function filterTerms(chosen: Chosen, stageOf: StageOf): Terms {
  return { all: [madeTerms(chosen, stageOf), placeTerms(chosen), ...traitTerms(chosen)] }
}

const NO_CONDITION: Terms = { all: [] }

function madeTerms({ segment, stage, role }: Chosen, stageOf: StageOf): Terms {
  const inStage = stage === undefined ? undefined : [...stageOf].flatMap(([id, of]) => (stage.includes(of) ? [id] : []))
  const segments = segment === undefined ? inStage : inStage === undefined ? segment : segment.filter((id) => inStage.includes(id))
  if (segments === undefined) return role === undefined ? NO_CONDITION : { any: role.map((r) => lexeme(`r:${r}`)) }
  return { any: segments.flatMap((s) => (role === undefined ? [lexeme(`s:${s}`)] : role.map((r) => lexeme(`sr:${s}/${r}`)))) }
}

function placeTerms({ province, park, certificate }: Chosen): Terms {
  const asked = [
    ['p', province],
    ['k', park],
    ['c', certificate],
  ].flatMap(([mark, values]) => (values === undefined ? [] : [{ mark: String(mark), values: values as readonly string[] }]))
  if (asked.length === 0) return NO_CONDITION
  const keys = asked.reduce<string[]>(
    (found, { values }) => found.flatMap((key) => values.map((value) => (key === '' ? value : `${key}/${value}`))),
    [''],
  )
  return { any: keys.map((key) => lexeme(`${asked.map(({ mark }) => mark).join('')}:${key}`)) }
}

function traitTerms(chosen: Chosen): Terms[] {
  return (Object.keys(TRAIT) as Trait[]).flatMap((trait) => {
    const values = chosen[trait]
    return values === undefined ? [] : [{ any: values.map((value) => lexeme(`${TRAIT[trait]}${value}`)) }]
  })
}

export const COUNTED = [
  ...MADE_DIMENSIONS,
  ...PLACE_DIMENSIONS,
  ...TERM_DIMENSIONS,
  ...TRAIT_DIMENSIONS,
  'freshness',
  'has',
  'lacks',
] as const
export type Counted = (typeof COUNTED)[number]
export type Counts = Map<string, number>

/** Dimensions whose values are entries of the edition or words of a closed list. */
export type Marked = Exclude<Counted, 'freshness' | 'has' | 'lacks'>

/** Begins the values of a dimension where they stand alone. */
export const FACET_MARKS: Readonly<Record<Marked, string>> = {
  segment: 's:',
  stage: 'st:',
  role: 'r:',
  province: 'p:',
  park: 'k:',
  certificate: 'c:',
  ...TRAIT,
}
