import '../styles/curation.css'
import '../styles/disclosure.css'
import { Form, redirect } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { membersOnly } from '../account/members-only.ts'
import { apiContext } from '../api-context.ts'
import { orRefusal } from '../api-errors.ts'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { Pagination } from '../components/pagination.tsx'
import { RefusalBox } from '../curation/refusal-box.tsx'
import { formatDate } from '../format/number.ts'
import { formText } from '../form-text.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/inquiry-reports.ts'

export function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const cursor = new URL(request.url).searchParams.get('cursor') ?? undefined
  return membersOnly(lang, '/inquiries/reports', context.get(apiContext).inquiry.reports({ lang, limit: 20, cursor }))
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const form = await request.formData()
  const outcome = formText(form, 'outcome') === 'removed' ? 'removed' : 'dismissed'
  const { refusal } = await orRefusal(context.get(apiContext).inquiry.settle({ lang, report_id: formText(form, 'report_id'), outcome }))
  if (refusal) return { refusal }
  throw redirect(`/${lang}/inquiries/reports`)
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function InquiryReports({ loaderData: page, actionData }: Route.ComponentProps) {
  const t = useTranslations('disclosure')
  const lang = useLocale()
  return (
    <div className="page">
      <PageMeta title={t('reports.title')} />
      <meta name="robots" content="noindex" />
      <PageHeader title={t('reports.title')} lead={t('reports.lead')} />
      <RefusalBox refusal={actionData?.refusal} />
      {page.items.length === 0 && <p className="card">{t('reports.none')}</p>}
      {page.items.map((report) => (
        <section key={report.report_id} className="card stack" aria-label={report.subject ?? report.inquiry_id}>
          <h2 className="card-title">{report.subject ?? t('inquiries.erased')}</h2>
          <p>
            {t('inquiries.from', { name: report.from_name })} · {t('inquiries.to', { name: report.company_name })} ·{' '}
            {t(`reports.by_${report.by}`)}, {formatDate(report.created_at.slice(0, 10), lang)}
          </p>
          <p className="note-box written">{report.reason}</p>
          <ol className="thread">
            {report.thread.map((message) => (
              <li key={message.created_at}>
                <b>{t(`inquiries.side_${message.side}`)}</b>
                <p className="written">{message.text ?? t('inquiries.erased')}</p>
              </li>
            ))}
          </ol>
          <Form method="post" className="row">
            <input type="hidden" name="report_id" value={report.report_id} />
            <button className="button" name="outcome" value="removed">
              {t('reports.remove')}
            </button>
            <button className="button" name="outcome" value="dismissed">
              {t('reports.dismiss')}
            </button>
          </Form>
        </section>
      ))}
      <Pagination total={page.total} nextCursor={page.next_cursor} />
    </div>
  )
}
