import '../styles/qualify.css'
import { redirect, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Vocabulary } from '../../domain/vocabulary.ts'
import { apiContext } from '../api-context.ts'
import { orRefusal } from '../api-errors.ts'
import { placeChoices } from '../companies/company-page.server.ts'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { RefusalBox } from '../curation/refusal-box.tsx'
import { pageLanguage } from '../page-language.ts'
import { ConsortiumAnswer } from '../qualify/consortium-answer.tsx'
import { consortiumOf } from '../qualify/consortium-fields.ts'
import { ConsortiumForm } from '../qualify/consortium-form.tsx'
import { sourceNames } from '../source-names.server.ts'
import type { Route } from './+types/consortium.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const { searchParams } = new URL(request.url)
  // A form sends its empty fields too; the address of an answer is short enough to be shared.
  const short = new URLSearchParams([...searchParams].filter(([, value]) => value !== ''))
  if (short.toString() !== searchParams.toString()) throw redirect(`/${lang}/consortium${short.size > 0 ? `?${short}` : ''}`)
  const asked = consortiumOf(searchParams)
  const entries = async (vocabulary: Vocabulary) => (await api.vocabulary.entries({ vocabulary, lang, limit: 500 })).items
  const [processes, schemes, units, segments, places, done] = await Promise.all([
    entries('process'),
    entries('scheme'),
    entries('unit'),
    api.segment.list({ lang, limit: 500 }),
    placeChoices(api, lang),
    asked === null ? { answer: null, refusal: undefined } : orRefusal(api.qualify.consortium({ ...asked, lang })),
  ])
  const answer = done.answer ?? null
  const byName = (list: readonly { id: string; name: string }[]) => list.toSorted((a, b) => a.name.localeCompare(b.name, lang))
  const choice = ({ id, name }: { id: string; name: string }) => ({ value: id, name })
  return {
    choices: {
      processes: byName(processes).map(({ id, name }) => ({ value: `process:${id}`, name })),
      segments: byName(segments.items).map(({ id, name }) => ({ value: `segment:${id}`, name })),
      units: units.map(({ id, name, symbol }) => ({ value: id, name: symbol && symbol !== name ? `${name} (${symbol})` : name })),
      schemes: byName(schemes).map(choice),
      near: places.near,
    },
    answer,
    refusal: done.refusal,
    names: answer
      ? await sourceNames(
          api,
          lang,
          answer.members.flatMap(({ evidence }) => evidence.map(({ source_id }) => source_id)),
        )
      : {},
  }
}

export default function ConsortiumPage({ loaderData: { choices, answer, refusal, names } }: Route.ComponentProps) {
  const t = useTranslations('qualify.consortium')
  const [search] = useSearchParams()
  return (
    <div className="page consortium-page">
      <PageMeta title={t('title')} description={t('lead')} />
      {search.size > 0 && <meta name="robots" content="noindex" />}
      <PageHeader title={t('title')} lead={t('lead')} />
      <div className="consortium-layout">
        <ConsortiumForm search={search} choices={choices} asked={answer !== null} />
        <div className="stack">
          <RefusalBox refusal={refusal} />
          {answer ? <ConsortiumAnswer answer={answer} names={names} /> : !refusal && <p className="note-box">{t('nothing_asked')}</p>}
        </div>
      </div>
    </div>
  )
}
