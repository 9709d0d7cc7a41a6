import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { Consortium } from '../../api/contract/qualify.ts'
import { DataTable } from '../components/data-table.tsx'
import { DemoMark } from '../components/demo-mark.tsx'
import { EvidenceBadge } from '../components/evidence-badge.tsx'
import { useEdition } from '../components/site-data.ts'
import { type SourceNames, SourceLinks } from '../components/source-links.tsx'
import { formatPercent, formatShort } from '../format/number.ts'
import { HandOverMap } from './hand-over-map.tsx'

export function ConsortiumAnswer({ answer, names }: { answer: Consortium; names: SourceNames }) {
  const t = useTranslations('qualify.consortium')
  return (
    <div className="stack">
      <p className="note-box" role="status">
        <b>{answer.text}</b> {answer.status === 'found' && t('proven')}
      </p>
      {answer.complete_text && <p className="note">{answer.complete_text}</p>}
      <Members answer={answer} names={names} />
      {answer.members.length > 0 && <HandOvers answer={answer} />}
      <Coverage answer={answer} />
      <p className="note">
        {t('considered', { considered: answer.considered, able: answer.able })} {t('ask_them')}
      </p>
    </div>
  )
}

function Members({ answer: { members }, names }: { answer: Consortium; names: SourceNames }) {
  const t = useTranslations('qualify.consortium')
  const lang = useLocale()
  const { fictional } = useEdition()
  if (members.length === 0) return null
  return (
    <section aria-labelledby="members">
      <h2 id="members">{t('members')}</h2>
      <ul className="member-list">
        {members.map(({ company, province, lead, work, evidence }) => (
          <li key={company.id} className="card">
            <h3 className="card-title">
              <Link to={`/${lang}/companies/${company.id}`}>{company.name}</Link>
              <DemoMark fictional={fictional} /> {lead && <span className="lead-mark">{t('lead_mark')}</span>}
            </h3>
            <p className="quiet">{province?.name ?? t('where_unknown')}</p>
            <ul>
              {work.map(({ step, name, share, capacity_known }) => (
                <li key={step}>
                  {step}. {name}: {t('of_volume', { share: formatPercent(share * 100, lang, 0) })}
                  {!capacity_known && <span className="missing-value"> ({t('capacity_unknown')})</span>}
                </li>
              ))}
            </ul>
            {evidence.map(({ source_id, evidence_grade, as_of }) => (
              <p key={`${source_id} ${as_of}`} className="quiet">
                <EvidenceBadge grade={evidence_grade} asOf={as_of} /> <SourceLinks ids={[source_id]} names={names} />
              </p>
            ))}
          </li>
        ))}
      </ul>
    </section>
  )
}

function HandOvers({ answer: { members, hand_overs, steps } }: { answer: Consortium }) {
  const t = useTranslations('qualify.consortium')
  const lang = useLocale()
  return (
    <section aria-labelledby="hand-overs" className="stack">
      <h2 id="hand-overs">{t('hand_overs')}</h2>
      <HandOverMap members={members} handOvers={hand_overs} steps={steps.length} />
      {hand_overs.length === 0 ? (
        <p>{t('no_hand_over')}</p>
      ) : (
        <DataTable
          caption={t('hand_overs')}
          hideCaption
          cards
          rows={hand_overs}
          rowKey={({ after_step, from, to }) => `${after_step} ${from.id} ${to.id}`}
          columns={[
            {
              id: 'after',
              header: t('after'),
              rowHeader: true,
              cell: ({ after_step }) => `${after_step}. ${steps[after_step - 1]?.name ?? ''}`,
            },
            { id: 'from', header: t('from'), cell: ({ from }) => from.name },
            { id: 'to', header: t('to'), cell: ({ to }) => to.name },
            { id: 'share', header: t('share'), numeric: true, cell: ({ share }) => formatPercent(share * 100, lang, 0) },
            {
              id: 'distance',
              header: t('distance'),
              numeric: true,
              cell: ({ distance_km }) =>
                distance_km === null ? (
                  <span className="missing-value">{t('distance_unknown')}</span>
                ) : (
                  t('km', { km: formatShort(distance_km, lang, 0) })
                ),
            },
          ]}
        />
      )}
    </section>
  )
}

function Coverage({ answer: { steps } }: { answer: Consortium }) {
  const t = useTranslations('qualify.consortium')
  return (
    <section aria-labelledby="coverage">
      <h2 id="coverage">{t('coverage')}</h2>
      <ol>
        {steps.map(({ step, name, text }) => (
          <li key={step}>
            <b>{name}</b>: {text}
          </li>
        ))}
      </ol>
    </section>
  )
}
