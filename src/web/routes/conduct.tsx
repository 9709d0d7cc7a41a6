import '../styles/curation.css'
import '../styles/introductions.css'
import { Form, redirect } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { SIDES } from '../../domain/introductions.ts'
import { choiceOf } from '../account/choice-of.ts'
import { membersOnly } from '../account/members-only.ts'
import { apiContext } from '../api-context.ts'
import { orRefusal } from '../api-errors.ts'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { RefusalBox } from '../curation/refusal-box.tsx'
import { formText } from '../form-text.ts'
import { formatMoment } from '../format/moment.ts'
import { ConductFigures } from '../introductions/conduct-figures.tsx'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/conduct.ts'

export function loader({ context, params }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  return membersOnly(lang, '/introductions/conduct', context.get(apiContext).outcome.ownConduct({ lang }))
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const form = await request.formData()
  const { refusal } = await orRefusal(
    context.get(apiContext).outcome.reply({
      lang,
      side: choiceOf(form, 'side', SIDES) ?? 'buyer',
      subject_id: formText(form, 'subject_id'),
      reply: formText(form, 'reply'),
    }),
  )
  if (refusal) return { refusal }
  throw redirect(`/${lang}/introductions/conduct`)
}

export const headers = () => ({ 'cache-control': 'no-store' })

/** One's own figures, before others see them, and the reply to them. */
export default function ConductPage({ loaderData: { items }, actionData }: Route.ComponentProps) {
  const t = useTranslations('introductions.conduct')
  const tList = useTranslations('introductions.list')
  const lang = useLocale()
  return (
    <div className="page">
      <PageMeta title={t('title')} />
      <meta name="robots" content="noindex" />
      <PageHeader title={t('title')} lead={t('lead')} crumbs={[{ to: `/${lang}/introductions`, name: tList('title') }]} />
      <RefusalBox refusal={actionData?.refusal} />
      {items.length === 0 && <p className="card">{t('none')}</p>}
      {items.map((one) => (
        <div key={`${one.side} ${one.subject_id}`} className="stack">
          {one.shown && (
            <>
              <p>{t('shown')}</p>
              <ConductFigures one={one} />
            </>
          )}
          {one.pending && (
            <>
              <p role="status">{t('pending', { time: one.pending_until === null ? '' : formatMoment(one.pending_until, lang) })}</p>
              <ConductFigures one={one} figures={one.pending} />
            </>
          )}
          {one.may_reply && (
            <Form method="post" className="card stack">
              <input type="hidden" name="side" value={one.side} />
              <input type="hidden" name="subject_id" value={one.subject_id} />
              <label className="field field-text">
                <span>{t('reply')}</span>
                <textarea name="reply" rows={3} maxLength={1000} defaultValue={one.reply ?? ''} />
              </label>
              <p>
                <button className="button button-main">{t('send')}</button>
              </p>
            </Form>
          )}
        </div>
      ))}
    </div>
  )
}
