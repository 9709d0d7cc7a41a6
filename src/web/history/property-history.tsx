import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { EvidenceBadge } from '../components/evidence-badge.tsx'
import type { Statement } from '../curation/records.ts'
import { formatDate } from '../format/number.ts'
import type { PropertyGroup } from './statement-groups.ts'
import { statementText } from './statement-text.ts'

interface PropertyHistoryProps {
  group: PropertyGroup
  open?: boolean
  /** What a curator can do with a statement. */
  tools?: (statement: Statement) => ReactNode
}

/** One field: what is shown, and behind it everybody who ever said something about it. */
export function PropertyHistory({ group, open = group.disagree, tools }: PropertyHistoryProps) {
  const t = useTranslations('history')
  const lang = useLocale()
  const values = [...new Set(group.shown.map((each) => statementText(each, lang) ?? t('known_none')))]
  return (
    <details className="property-history" open={open}>
      <summary>
        <span className="property-name">{group.name}</span>
        <span className="property-value">
          {values.length === 0 ? <span className="missing-value">{t('nothing_shown')}</span> : values.join(' · ')}
        </span>
        <span className="quiet">
          {t('statements', { count: group.all.length })}
          {group.disagree && ` · ${t('disagree')}`}
        </span>
      </summary>
      <ul className="plain statements">
        {group.all.map((statement) => (
          <StatementItem key={statement.id} statement={statement}>
            {tools?.(statement)}
          </StatementItem>
        ))}
      </ul>
    </details>
  )
}

/** Signs beside the words, so that a state does not hang on a colour. */
const SIGNS = { live: '●', superseded: '○', retracted: '×' } as const

function StatementItem({ statement, children }: { statement: Statement; children?: ReactNode }) {
  const t = useTranslations('history')
  const lang = useLocale()
  return (
    <li className={`statement is-${statement.state}`}>
      <span className="statement-state">
        <span aria-hidden="true">{SIGNS[statement.state]}</span> {t(`state.${statement.state}`)}
      </span>
      <div>
        <p className="statement-value">
          {statement.state === 'retracted' ? <s>{statementText(statement, lang)}</s> : (statementText(statement, lang) ?? t('known_none'))}
        </p>
        {statement.raw_value !== null && statement.raw_value !== statement.value && (
          <p className="note">{t('written', { text: statement.raw_value })}</p>
        )}
        <p>
          <EvidenceBadge grade={statement.evidence_grade} asOf={statement.as_of} />{' '}
          <span className="source-links">
            <Link to={`/${lang}/sources/${statement.source_id}`}>{statement.source_title}</Link>
          </span>
        </p>
        <p className="note">
          {t('recorded', { date: formatDate(statement.recorded_at.slice(0, 10), lang) })} · {t(`origin.${statement.origin}`)}
          {statement.row_no !== null && ` · ${t('row', { row: statement.row_no })}`}
        </p>
        {children}
      </div>
    </li>
  )
}
