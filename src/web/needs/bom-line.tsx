import { Form, Link, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { BomLine } from '../../api/contract/bom.ts'
import { formatNumber } from '../format/number.ts'
import { changedSearch } from '../links.ts'
import { segmentGroups } from './begin-need.tsx'
import { ChoiceField } from './condition-rows.tsx'
import type { FormChoices } from './form-choices.ts'

const GLYPHS = { covered: '✓', open: '?', near: '△', gap: '×', unread: '–' } as const

interface BomLineProps {
  line: BomLine
  /** Of the line that is being corrected. */
  segments: FormChoices['segments'] | null
}

/** One line: what it was taken for, who could supply it, and a way to say what it is. */
export function BomLineCard({ line, segments }: BomLineProps) {
  const t = useTranslations('needs.bom')
  const lang = useLocale()
  const [search] = useSearchParams()
  return (
    <li className="card bom-line" id={`line-${line.line_no}`}>
      <h3 className="card-title">
        <span className="quiet number">{line.line_no}. </span>
        {line.part}
      </h3>
      <p className={`fit-mark coverage-mark-${line.coverage}`}>
        <span aria-hidden="true">{GLYPHS[line.coverage]}</span> {line.coverage_name}
      </p>
      {(line.description ?? line.quantity ?? line.hs) !== null && (
        <p className="note">
          {[
            line.description,
            line.quantity === null ? null : `${formatNumber(line.quantity, lang)} ${line.unit ?? ''}`.trim(),
            line.hs && `HS ${line.hs}`,
            line.origin && t('origin', { origin: line.origin }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
      <p>
        {line.segment ? (
          <>
            {t('taken_for')} <Link to={`/${lang}/segments/${line.segment.id}`}>{line.segment.name}</Link>{' '}
            <span className="quiet">({t(`via.${line.via}`)})</span>
          </>
        ) : (
          t('no_segment')
        )}
      </p>
      {line.conditions.length > 0 && <p className="note">{t('asks', { conditions: line.conditions.join(', ') })}</p>}
      {line.segment && (
        <p>
          {t('suppliers', { qualified: line.qualified, unknown: line.unknown, near: line.near })}
          {line.domestic > 0 && ` · ${t('domestic', { count: line.domestic })}`}
        </p>
      )}
      {line.best.length > 0 && (
        <ul className="bom-best">
          {line.best.map((one) => (
            <li key={one.id}>
              <Link to={`/${lang}/companies/${one.id}`}>{one.name}</Link> <span className="number">{formatNumber(one.score, lang)}</span>{' '}
              <span className="quiet">{one.qualified ? t('qualified') : t('not_told')}</span>
            </li>
          ))}
        </ul>
      )}
      {line.note && <p className="note">{line.note}</p>}
      <div className="row no-print">
        {line.segment && (
          <Link to={`/${lang}/match?segment=${line.segment.id}`} rel="nofollow">
            {t('see_all')}
            <span className="visually-hidden"> {line.part}</span>
          </Link>
        )}
        {line.segment && line.coverage !== 'covered' && (
          <Link to={`/${lang}/needs/new?${new URLSearchParams({ segment: line.segment.id, product: line.part })}`} rel="nofollow">
            {t('post')}
            <span className="visually-hidden"> {line.part}</span>
          </Link>
        )}
        {!segments && (
          <Link to={`${changedSearch(search, { line: line.line_no })}#line-${line.line_no}`} preventScrollReset>
            {t('correct')}
            <span className="visually-hidden"> {line.part}</span>
          </Link>
        )}
      </div>
      {segments && <ChooseSegment line={line} segments={segments} />}
    </li>
  )
}

function ChooseSegment({ line, segments }: { line: BomLine; segments: FormChoices['segments'] }) {
  const t = useTranslations('needs.bom')
  const groups = [
    { label: t('likely'), items: line.alternatives.map(({ id, name }) => ({ value: id, name })) },
    ...segmentGroups(segments.filter(({ value }) => !line.alternatives.some(({ id }) => id === value))),
  ]
  return (
    <Form method="post" className="filter-form no-print">
      <input type="hidden" name="line_no" value={line.line_no} />
      <ChoiceField
        name="segment_id"
        label={t('choose')}
        fields={new URLSearchParams(line.segment ? { segment_id: line.segment.id } : {})}
        groups={groups}
        none={t('none_of_ours')}
      />
      <button className="button" name="intent" value="choose">
        {t('keep')}
      </button>
    </Form>
  )
}
