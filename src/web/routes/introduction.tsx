import '../styles/curation.css'
import '../styles/disclosure.css'
import '../styles/introductions.css'
import { Link, redirect, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { membersOnly } from '../account/members-only.ts'
import { apiContext } from '../api-context.ts'
import { orRefusal } from '../api-errors.ts'
import { DemoMark } from '../components/demo-mark.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { useEdition } from '../components/site-data.ts'
import { RefusalBox } from '../curation/refusal-box.tsx'
import { formText } from '../form-text.ts'
import { actOnIntroduction } from '../introductions/act-on-introduction.server.ts'
import { CaseCare, CaseHistory } from '../introductions/case-care.tsx'
import { CaseDocuments } from '../introductions/case-documents.tsx'
import { CaseThread } from '../introductions/case-thread.tsx'
import { Ending, Ladder } from '../introductions/ladder.tsx'
import { Values } from '../introductions/values.tsx'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/introduction.ts'

export function loader({ context, params }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const one = context.get(apiContext).introduction.get({ introduction_id: params.id, lang })
  return membersOnly(lang, `/introductions/${params.id}`, one)
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const form = await request.formData()
  const asked = actOnIntroduction({ api: context.get(apiContext), introduction_id: params.id, form, lang })
  const { refusal } = await orRefusal(asked)
  if (refusal) return { refusal, text: formText(form, 'intent') === 'write' ? formText(form, 'text') : undefined }
  throw redirect(`/${lang}/introductions/${params.id}`)
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function IntroductionPage({ loaderData: one, actionData }: Route.ComponentProps) {
  const t = useTranslations('introductions')
  const lang = useLocale()
  const { fictional } = useEdition()
  const [search] = useSearchParams()
  const title = one.title ?? t('untitled', { company: one.company_name })
  const isSide = one.mine.some((party) => party !== 'facilitator')
  return (
    <div className="page">
      <PageMeta title={title} />
      <meta name="robots" content="noindex" />
      <PageHeader title={title} crumbs={[{ to: `/${lang}/introductions`, name: t('list.title') }]}>
        <p className="case-facts">
          <span>
            {one.buyer_name ?? t('buyer_hidden')} → <Link to={`/${lang}/companies/${one.company_id}`}>{one.company_name}</Link>
            <DemoMark fictional={fictional} />
          </span>
          <b>{one.state_name}</b>
          {one.segment && <Link to={`/${lang}/segments/${one.segment.id}`}>{one.segment.name}</Link>}
          {one.province && <Link to={`/${lang}/places/${one.province.id}`}>{one.province.name}</Link>}
          {one.need_id && <Link to={`/${lang}/needs/${one.need_id}`}>{t('need')}</Link>}
          {one.event_id && <Link to={`/${lang}/events/${one.event_id}`}>{t('event')}</Link>}
        </p>
        <p className="note">
          {one.mine.length > 0 && `${t('you_are', { parties: one.mine.map((party) => t(`party.${party}`)).join(', ') })} `}
          {one.buyer_name === null && t('buyer_hidden_why')}
        </p>
      </PageHeader>
      <RefusalBox refusal={actionData?.refusal} />
      <Ladder one={one} />
      <Values one={one} />
      {(isSide || one.mine.includes('facilitator')) && <CaseThread one={one} text={actionData?.text} />}
      {isSide && <CaseDocuments one={one} refused={search.get('refused')} />}
      <Ending one={one} />
      <CaseCare one={one} />
      <CaseHistory one={one} />
    </div>
  )
}
