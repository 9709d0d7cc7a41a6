import '../styles/curation.css'
import '../styles/disclosure.css'
import { data, Link, redirect } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { ApiClient } from '../../api/contract/index.ts'
import type { Language } from '../../domain/vocabulary.ts'
import { membersOnly } from '../account/members-only.ts'
import { apiContext } from '../api-context.ts'
import { orRefusal } from '../api-errors.ts'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { RefusalBox } from '../curation/refusal-box.tsx'
import { formText } from '../form-text.ts'
import { LetterTools } from '../inquiries/letter-tools.tsx'
import { Thread } from '../inquiries/thread.tsx'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/inquiry.ts'

export function loader({ context, params }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  return membersOnly(lang, `/inquiries/${params.id}`, context.get(apiContext).inquiry.get({ inquiry_id: params.id, lang }))
}

function asked(api: ApiClient, inquiry_id: string, form: FormData, lang: Language): Promise<unknown> {
  switch (formText(form, 'intent')) {
    case 'answer':
      return api.inquiry.answer({ inquiry_id, lang, text: formText(form, 'text') })
    case 'close':
      return api.inquiry.close({ inquiry_id, lang })
    case 'report':
      return api.inquiry.report({ inquiry_id, lang, reason: formText(form, 'reason') })
    case 'block':
      return api.inquiry.block({ inquiry_id, lang, blocked: true })
    case 'unblock':
      return api.inquiry.block({ inquiry_id, lang, blocked: false })
    default:
      throw data(null, { status: 400 })
  }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const form = await request.formData()
  const { refusal } = await orRefusal(asked(context.get(apiContext), params.id, form, lang))
  if (refusal) return { refusal, text: formText(form, 'text') }
  throw redirect(`/${lang}/inquiries/${params.id}`)
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function InquiryPage({ loaderData: letter, actionData }: Route.ComponentProps) {
  const t = useTranslations('disclosure.inquiries')
  const lang = useLocale()
  const title = letter.subject ?? t('erased')
  return (
    <div className="page">
      <PageMeta title={title} />
      <meta name="robots" content="noindex" />
      <PageHeader title={title} crumbs={[{ to: `/${lang}/inquiries`, name: t('title') }]}>
        <p>
          {letter.side === 'sender' ? (
            <Link to={`/${lang}/companies/${letter.company_id}`}>{t('to', { name: letter.company_name })}</Link>
          ) : (
            <>
              {t('from', { name: letter.from_name })}
              {letter.from_verified && ` (${t('verified')})`}
            </>
          )}{' '}
          · {letter.purpose_name} · <b>{letter.state_name}</b>
        </p>
        {letter.side === 'sender' && <p className="note">{letter.delivery_text}</p>}
      </PageHeader>
      <RefusalBox refusal={actionData?.refusal} />
      <Thread letter={letter} />
      <LetterTools letter={letter} text={actionData?.text} />
    </div>
  )
}
