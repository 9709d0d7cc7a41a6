import type { Evidence } from '../../api/contract/common.ts'
import { EvidenceBadge } from '../components/evidence-badge.tsx'
import { SourceLinks, type SourceNames } from '../components/source-links.tsx'

/** How far a fact was checked, since when, and where it comes from: one line beside every fact about a firm. */
export function EvidenceLine({ of, names }: { of: Evidence; names: SourceNames }) {
  return (
    <span className="evidence-line">
      <EvidenceBadge grade={of.evidence_grade} asOf={of.as_of} />
      <SourceLinks ids={[of.source_id]} names={names} />
    </span>
  )
}
