import '../styles/needs.css'
import '../styles/company-list.css'
import '../styles/compare.css'
import '../styles/curation.css'
import { Link, redirect, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { apiContext } from '../api-context.ts'
import { orRefusal } from '../api-errors.ts'
import { CompareTray } from '../compare/compare-tray.tsx'
import { FileLinks } from '../components/file-links.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { Pagination } from '../components/pagination.tsx'
import { RefusalBox } from '../curation/refusal-box.tsx'
import { formChoices } from '../needs/form-choices.server.ts'
import { GateEffects } from '../needs/gate-effects.tsx'
import { ConsortiumHint } from '../needs/consortium-hint.tsx'
import { MatchCard } from '../needs/match-card.tsx'
import { MatchForm } from '../needs/match-form.tsx'
import { evidenceSources } from '../needs/match-sources.ts'
import { NearMisses } from '../needs/near-miss-card.tsx'
import { isAsking, requirementOf, sendable, withoutEmpty, wrongNumbers } from '../needs/requirement-fields.ts'
import { searchOf } from '../links.ts'
import { pageLanguage } from '../page-language.ts'
import { sourceNames } from '../source-names.server.ts'
import type { Route } from './+types/match.ts'

const PER_PAGE = 20

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const searchParams = searchOf(request)
  const short = withoutEmpty(searchParams)
  // A form sends its empty fields too; the address of an answer is short enough to be shared.
  if (short.toString() !== searchParams.toString()) throw redirect(`/${lang}/match${short.size > 0 ? `?${short}` : ''}`)
  const requirement = requirementOf(searchParams)
  const wrong = wrongNumbers(searchParams)
  const cursor = searchParams.get('cursor') ?? undefined
  const [choices, done] = await Promise.all([
    formChoices(api, lang, searchParams.get('segment') ?? undefined),
    isAsking(requirement) && wrong.length === 0
      ? orRefusal(api.match.run({ requirement: sendable(requirement), limit: PER_PAGE, cursor, lang }))
      : { answer: null, refusal: undefined },
  ])
  const answer = done.answer ?? null
  return {
    choices,
    wrong,
    answer,
    file: JSON.stringify(sendable(requirement)),
    processes: requirement.gates.flatMap((gate) => ('process' in gate ? [gate.process].flat().slice(0, 1) : [])),
    refusal: done.refusal,
    names: answer ? await sourceNames(api, lang, evidenceSources(answer)) : {},
  }
}

export default function Match({ loaderData }: Route.ComponentProps) {
  const { choices, wrong, answer, file, processes, refusal, names } = loaderData
  const t = useTranslations('needs.match')
  const needs = useTranslations('needs')
  const lang = useLocale()
  const [search] = useSearchParams()
  const asked = withoutEmpty(search)
  asked.delete('cursor')
  const segment = search.get('segment')
  return (
    <div className="page match-page">
      <PageMeta title={t('title')} description={t('lead')} />
      {search.size > 0 && <meta name="robots" content="noindex" />}
      <PageHeader title={t('title')} lead={answer ? undefined : t('lead')} crumbs={[{ to: `/${lang}/needs`, name: needs('title') }]} />
      <div className="match-layout">
        <MatchForm fields={search} choices={choices} wrong={wrong} asked={answer !== null} />
        <div className="stack match-answer">
          <RefusalBox refusal={refusal} />
          {!answer && !refusal && <p className="note-box">{t('nothing_asked')}</p>}
          {answer && (
            <>
              <div>
                <h2 id="found">{t('found', { count: answer.total })}</h2>
                <p className="quiet">{t('explain', { considered: answer.considered })}</p>
              </div>
              <p className="row no-print">
                <Link className="button" to={`/${lang}/needs/new?${asked}`} rel="nofollow">
                  {t('post')}
                </Link>
                <Link to="#near">{t('to_near', { count: answer.near_miss_total })}</Link>
              </p>
              {answer.total === 0 && <p className="note-box">{t('none')}</p>}
              <ConsortiumHint items={answer.items} processes={processes} />
              {answer.items.length > 0 && (
                <ol className="need-list" aria-labelledby="found">
                  {answer.items.map((item, at) => (
                    <MatchCard key={item.company_id} item={item} position={search.has('cursor') ? null : at + 1} names={names}>
                      <Link
                        className="button"
                        to={`/${lang}/introductions/new?${new URLSearchParams({ company: item.company_id, ...(segment && { segment }) })}`}
                        rel="nofollow"
                      >
                        {t('introduce')}
                        <span className="visually-hidden"> {item.name}</span>
                      </Link>
                    </MatchCard>
                  ))}
                </ol>
              )}
              <div className="row-between">
                <Pagination total={answer.total} nextCursor={answer.next_cursor} />
                <FileLinks file="match" search={new URLSearchParams({ requirement: file, lang })} print />
              </div>
              <GateEffects effects={answer.gate_effects} considered={answer.considered} />
              {!answer.complete && <p className="note">{needs('preview.incomplete')}</p>}
              <NearMisses items={answer.near_misses} total={answer.near_miss_total} names={names} />
              <p className="note">{t('method', { version: answer.version })}</p>
            </>
          )}
        </div>
      </div>
      {answer !== null && answer.items.length > 0 && <CompareTray />}
    </div>
  )
}
