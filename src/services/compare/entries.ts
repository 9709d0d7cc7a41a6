/** What a profile says, as entries of the table of a comparison, group by group. Pure. */
import { speaksForCompany } from '../../domain/employees.ts'
import type { Period } from '../../vocabulary/units.ts'
import type { getCompany } from '../profile/company.ts'
import type { Wording } from '../wording.ts'
import type { Amount } from './amounts.ts'
import type { Entry, Evidence } from './table.ts'

export type Profile = Awaited<ReturnType<typeof getCompany>>
type Stated = Profile['facts'][number]
type Source = (profile: Profile) => Entry[]

const GROUPS = [
  'identity',
  'makes',
  'processes',
  'equipment',
  'materials',
  'capacity',
  'certificates',
  'quality',
  'markets',
  'sites',
  'size',
  'evidence',
] as const
export type CompareGroup = (typeof GROUPS)[number]

const NAMES = ['name_vi', 'name_en', 'name_native', 'ownership', 'home_country', 'group_name', 'status', 'tax_code'] as const

/** Every row a comparison can have, in the order people read it. */
export function sourcesOf(words: Wording): { group: CompareGroup; rows: { property: string; entries: Source }[] }[] {
  const of: Record<CompareGroup, [property: string, entries: Source][]> = {
    identity: [...NAMES.map((name): [string, Source] => [name, identity(name)]), ['website', facts('website')]],
    makes: [['segment', makes(words)]],
    processes: [
      ['process', processes(words)],
      ['technology', facts('technology')],
      [
        'tolerance',
        list(
          (profile) => profile.tolerances,
          (one) => [one.feature, withUnit(one)],
        ),
      ],
    ],
    equipment: [['equipment', equipment(words)]],
    materials: [
      [
        'material',
        list(
          (profile) => profile.materials,
          (one) => [one.term?.name ?? one.text, one.form, sizes(one)],
        ),
      ],
    ],
    capacity: [
      [
        'capacity',
        amounts(
          (profile) => profile.capacities,
          words,
          (one) => ({ kind: one.standing, per: one.per, note: one.spare && words.text(`compare.spare.${one.spare}`) }),
        ),
      ],
      [
        'moq',
        amounts(
          (profile) => profile.moqs,
          words,
          () => ({ kind: null, per: null, note: null }),
        ),
      ],
      [
        'lead_time',
        amounts(
          (profile) => profile.lead_times.map((one) => ({ ...one, unit: one.unit === 'days' ? words.text('compare.days') : one.unit })),
          words,
          (one) => ({ kind: one.kind, per: null, note: null }),
        ),
      ],
    ],
    certificates: [['certificate', certificates(words)]],
    quality: [['quality', quality(words)]],
    markets: [
      [
        'export_market',
        list(
          (profile) => profile.export_markets,
          (one) => [one.name],
        ),
      ],
      [
        'language',
        list(
          (profile) => profile.languages,
          (one) => [one.name],
        ),
      ],
      ['customer', facts('customer')],
    ],
    sites: [['address', sites(words)]],
    size: (['employees', 'founded', 'revenue_usd', 'investment_usd'] as const).map((property) => [property, numbers(property, words)]),
    evidence: [
      [
        'verification',
        (profile) => [
          entry(
            '',
            words.text(`evidence_grade.${profile.verification.evidence_grade}`),
            profile.verification,
            profile.verification.source_title,
          ),
        ],
      ],
      ['freshness', (profile) => [entry('', profile.freshness.text, { ...profile.verification, as_of: profile.freshness.as_of })]],
      ['completeness', (profile) => [entry('', `${profile.completeness.pct} %`, profile)]],
      ['sources', (profile) => [entry('', words.number(profile.sources.length), profile)]],
    ],
  }
  return GROUPS.map((group) => ({ group, rows: of[group].map(([property, entries]) => ({ property, entries })) }))
}

function entry(
  key: string,
  text: string,
  evidence: Evidence,
  note: string | null = null,
  about: Entry['about'] = null,
  amount?: Amount,
): Entry {
  const { source_id, evidence_grade, as_of } = evidence
  return { key, about, text, note, amount, source_id, evidence_grade, as_of }
}

function identity(property: (typeof NAMES)[number]): Source {
  return (profile) => profile.identity.filter((field) => field.property === property).map((field) => entry('', field.value_name, field))
}

function facts(property: string): Source {
  return (profile) => profile.facts.filter((fact) => fact.property === property).map((fact) => entry('', withUnit(fact), fact, fact.note))
}

const MOST_NUMBERS = 3

/** The latest first: how many people were employed in one year says little of another. */
function numbers(property: string, words: Wording): Source {
  const isYear = property === 'founded'
  return (profile) =>
    profile.facts
      .filter((fact) => fact.property === property && speaksForCompany(fact, profile.site_list.length))
      .toSorted((a, b) => ((a.as_of ?? '') < (b.as_of ?? '') ? 1 : -1))
      .slice(0, isYear ? 1 : MOST_NUMBERS)
      .map((fact) => {
        const value = fact.amount
        const text =
          value === null || isYear
            ? fact.text
            : property.endsWith('_usd')
              ? words.usd(value)
              : new Intl.NumberFormat(words.lang).format(value)
        return entry('', text, fact, fact.note)
      })
}

type Listed = Pick<Stated, 'text' | 'unit' | 'note' | keyof Evidence>

/** All in one row, each with its own source. */
function list<T extends Listed>(of: (profile: Profile) => readonly T[], parts: (one: T) => (string | null)[]): Source {
  return (profile) => of(profile).map((one) => entry('', joined(parts(one)), one, one.note))
}

function makes(words: Wording): Source {
  return (profile) =>
    profile.capabilities.map((made) =>
      entry(made.segment.id, words.text(`value_name.role.${made.role}`), made, made.product, {
        id: made.segment.id,
        name: made.segment.name,
      }),
    )
}

/** A row for each process, machine or scheme of the vocabulary; a word nobody knew yet is a row of its own. */
function keyOf({ term, text }: Pick<Stated, 'term' | 'text'>): { key: string; about: { id: string | null; name: string } } {
  return term === null ? { key: `text ${text.toLowerCase()}`, about: { id: null, name: text } } : { key: `term ${term.id}`, about: term }
}

function processes(words: Wording): Source {
  return (profile) =>
    profile.processes.map((one) => {
      const { key, about } = keyOf(one)
      const mode = words.text(`compare.mode.${one.implied ? 'implied' : (one.mode ?? 'named')}`)
      return entry(key, joined([mode, one.max_size]), one, one.remark ?? one.note, about)
    })
}

function equipment(words: Wording): Source {
  return (profile) =>
    profile.equipment.map((one) => {
      const { key, about } = keyOf(one)
      const machine = joined([one.maker, one.model]).replace(', ', ' ')
      const text = joined([
        one.quantity === null ? null : `${one.quantity} ×`,
        machine || null,
        one.year === null ? null : String(one.year),
        one.tonnage_t === null ? null : `${one.tonnage_t} t`,
        one.axes === null ? null : words.text('compare.axes', { axes: one.axes }),
        one.size,
      ])
      return entry(key, text || words.text('compare.mode.named'), one, one.note, about)
    })
}

function certificates(words: Wording): Source {
  return (profile) =>
    profile.certificates.map((one) => {
      const { key, about } = keyOf(one)
      const until = one.expires_on === null ? null : words.text('compare.until', { date: words.date(one.expires_on) })
      return entry(
        key,
        joined([words.text(`compare.certificate.${one.state}`), until]),
        one,
        joined([one.scope, one.number, one.note]) || null,
        about,
      )
    })
}

function quality(words: Wording): Source {
  return (profile) =>
    profile.quality.map((one) =>
      entry(
        one.measure ?? '',
        joined([withUnit(one), one.period]),
        one,
        one.note,
        one.measure === null ? null : { id: null, name: words.text(`compare.measure.${one.measure}`) },
      ),
    )
}

/** A row for each product and kind, so that a lead time of a sample does not stand beside one of a repeat order. */
function amounts<T extends Listed & Pick<Stated, 'amount' | 'term' | 'segment'>>(
  of: (profile: Profile) => readonly T[],
  words: Wording,
  more: (one: T) => { kind: string | null; per: Period | null; note: string | null },
): Source {
  return (profile) =>
    of(profile).map((one) => {
      const { kind, per, note } = more(one)
      const name = joined([one.segment?.name ?? null, kind === null ? null : words.text(`compare.kind.${kind}`)])
      const amount = one.amount === null ? undefined : { value: one.amount, unit_id: one.term?.id ?? null, symbol: one.unit, per }
      return entry(
        `${one.segment?.id ?? ''}/${kind ?? ''}`,
        withUnit(one),
        one,
        joined([note, one.note]) || null,
        name === '' ? null : { id: one.segment?.id ?? null, name },
        amount,
      )
    })
}

function sites(words: Wording): Source {
  return (profile) =>
    profile.site_list.map((site) =>
      entry(
        '',
        joined([words.text(`value_name.kind.${site.kind}`), site.park?.name ?? null, site.province?.name ?? null]),
        site,
        site.address,
      ),
    )
}

function sizes(one: Profile['materials'][number]): string | null {
  const range = (from: number | null, to: number | null, what: string) =>
    from === null && to === null ? null : `${what} ${[from, to].filter((value) => value !== null).join('–')} mm`
  return joined([range(one.min_size_mm, one.max_size_mm, '⌀'), range(one.min_thickness_mm, one.max_thickness_mm, 't')]) || null
}

function withUnit({ text, unit }: Listed): string {
  return unit === null ? text : `${text} ${unit}`
}

function joined(parts: readonly (string | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(', ')
}
