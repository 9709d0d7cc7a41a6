import { Link, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { ImportRow } from '../../api/contract/imports.ts'
import { formatProbability } from '../linkage/bits.ts'
import { Waterfall } from '../linkage/waterfall.tsx'
import { openRow } from './open-row.ts'

type RowLink = NonNullable<ImportRow['company']>
type Candidate = RowLink['candidates'][number]

const ACCEPTS = ['tax_code', 'name_and_address', 'name'] as const
const VETOES = ['tax_code', 'unit', 'number', 'province', 'country'] as const

/** The decision about one level of a row, with the sum of bits behind it: the chosen one first, other candidates folded. */
export function LinkExplained({ link, level, rowNo }: { link: RowLink; level: 'company' | 'site'; rowNo: number }) {
  const t = useTranslations('imports.link')
  const lang = useLocale()
  const all = link.to ? [link.to, ...link.candidates.filter((each) => each.id !== link.to?.id)] : link.candidates
  const [first, ...others] = all
  return (
    <>
      <h4>{t(`title_${level}`)}</h4>
      <p>{t(`${level}_${link.outcome}`)}</p>
      {first && <CandidateView candidate={first} level={level} rowNo={rowNo} />}
      {others.map((candidate) => (
        <details key={candidate.id} className="more">
          <summary>
            {t('other', { name: candidate.name ?? candidate.id, probability: formatProbability(candidate.probability, lang) })}
          </summary>
          <CandidateView candidate={candidate} level={level} rowNo={rowNo} />
        </details>
      ))}
    </>
  )
}

function CandidateView({ candidate, level, rowNo }: { candidate: Candidate; level: 'company' | 'site'; rowNo: number }) {
  const t = useTranslations('imports.link')
  const lang = useLocale()
  const [search] = useSearchParams()
  const name = candidate.name ?? candidate.id
  const row = /^row:(\d+)$/.exec(candidate.id)?.[1]
  const accept = ACCEPTS.find((each) => each === candidate.accept)
  const veto = VETOES.find((each) => each === candidate.veto)
  return (
    <div className="candidate">
      <p>
        {row !== undefined ? (
          <Link to={openRow(search, Number(row))}>{t('row_of_file', { row, name })}</Link>
        ) : level === 'company' ? (
          <Link to={`/${lang}/companies/${candidate.id}`}>{name}</Link>
        ) : (
          <b>{name}</b>
        )}
      </p>
      {accept && <p className="note">{t(`accept.${accept}`)}</p>}
      {veto && <p className="note">{t(`veto.${veto}`)}</p>}
      {candidate.parts.length > 0 && (
        <Waterfall
          parts={candidate.parts}
          bits={candidate.bits}
          probability={candidate.probability}
          leftName={t('left', { row: rowNo })}
          rightName={row === undefined ? t('right') : t('right_row', { row })}
        />
      )}
    </div>
  )
}
