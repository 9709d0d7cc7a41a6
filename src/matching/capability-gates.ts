/** Conditions on what a company can do and has: certificates, processes, materials, machines, markets. */
import { idsOf } from '../domain/requirement.ts'
import type { Condition } from '../domain/requirement.ts'
import type { MatchSubject, SubjectCertificate, SubjectEquipment, SubjectProcess, SubjectTerm } from './subject.ts'
import { absent, bestOf, type Verdict, verdict } from './verdict.ts'

type Of<Key extends string> = Extract<Condition, Readonly<Record<Key, unknown>>>

export function judgeCertificate({ certificate, by }: Of<'certificate'>, subject: MatchSubject, today: string): Verdict {
  const ids = new Set(idsOf(certificate))
  const papers = subject.certificates.filter(({ id }) => ids.has(id))
  return bestOf(papers.map((paper) => judgePaper(paper, by, today))) ?? absent(subject.certificates.filter(isPaper))
}

function isPaper({ standing }: SubjectCertificate): boolean {
  return standing === 'held'
}

function judgePaper(paper: SubjectCertificate, by: string | undefined, today: string): Verdict {
  const { standing, expires_on, grade } = paper
  const found = { have: expires_on, evidence: [paper] }
  if (standing === 'withdrawn') return verdict('fail', 0, 'withdrawn', found)
  // Planned is no yes; but for a day that is still to come it is no no either.
  if (standing === 'planned')
    return by !== undefined && by > today ? verdict('unknown', 0.25, 'planned', found) : verdict('fail', 0, 'planned', found)
  if (expires_on !== null && expires_on < today) return verdict('fail', 0, 'ended', found)
  if (expires_on === null || grade === 'self_declared' || grade === 'press') return verdict('unknown', 0.5, 'unverified', found)
  if (by !== undefined && expires_on < by) return verdict('unknown', 0.75, 'ends_before', found)
  return verdict('pass', 1, 'has', found)
}

export function judgeProcess({ process, mode }: Of<'process'>, { processes }: MatchSubject): Verdict {
  const ids = new Set(idsOf(process))
  const own = processes.filter(({ id }) => ids.has(id))
  const stated = processes.filter(({ implied }) => !implied)
  return bestOf(own.map((one) => judgeOne(one, mode))) ?? absent(stated)
}

function judgeOne(one: SubjectProcess, mode: 'core' | undefined): Verdict {
  const found = { have: [one.id], evidence: [one] }
  if (one.mode === 'outsourced') return verdict('fail', 0.2, 'outsourced', found)
  if (one.mode === 'core') return verdict('pass', 1, 'has', found)
  if (mode === 'core') return one.mode === null ? verdict('unknown', 0.5, 'depends', found) : verdict('fail', 0.5, 'not_core', found)
  return one.implied ? verdict('pass', 0.6, 'implied', found) : verdict('pass', 0.8, 'has', found)
}

export function judgeEquipment({ equipment, tonnage_t_min, axes_min }: Of<'equipment'>, subject: MatchSubject): Verdict {
  const ids = new Set(idsOf(equipment))
  const own = subject.equipment.filter(({ id }) => ids.has(id))
  const judge = (machine: SubjectEquipment): Verdict => {
    const found = { evidence: [machine] }
    const sizes = [
      [tonnage_t_min, machine.tonnage_t, 't'],
      [axes_min, machine.axes, null],
    ] as const
    for (const [need, have, unit] of sizes)
      if (need !== undefined && have !== null && have < need)
        // Worth what one of unknown size is: whoever says the size must not lose by it.
        return verdict('fail', 0.5, 'too_small', { ...found, have, unit })
    for (const [need, have] of sizes) if (need !== undefined && have === null) return verdict('unknown', 0.5, 'size_unsaid', found)
    return verdict(
      'pass',
      1,
      'has',
      tonnage_t_min === undefined ? { ...found, have: [machine.id] } : { ...found, have: machine.tonnage_t, unit: 't' },
    )
  }
  return bestOf(own.map(judge)) ?? absent(subject.equipment)
}

/** Materials, languages, export markets: it is on the list or not. */
export function judgeListed(ids: readonly string[], list: readonly SubjectTerm[]): Verdict {
  const asked = new Set(ids)
  const own = list.filter(({ id }) => asked.has(id))
  return own.length === 0 ? absent(list) : verdict('pass', 1, 'has', { have: [...new Set(own.map(({ id }) => id))], evidence: own })
}
