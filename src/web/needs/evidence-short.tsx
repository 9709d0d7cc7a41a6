import type { MatchItem } from '../../api/contract/match.ts'
import { EvidenceBadge } from '../components/evidence-badge.tsx'
import { SourceLinks, type SourceNames } from '../components/source-links.tsx'

type Evidence = MatchItem['parts'][number]['evidence'][number]

/** The best of what it rests on, and where all of it is printed. */
export function EvidenceShort({ evidence, names }: { evidence: readonly Evidence[]; names: SourceNames }) {
  const [first] = evidence
  if (first === undefined) return null
  return (
    <span className="evidence-short">
      <EvidenceBadge grade={first.grade} asOf={first.as_of} />{' '}
      <SourceLinks ids={evidence.map(({ source_id }) => source_id)} names={names} label={false} />
    </span>
  )
}
