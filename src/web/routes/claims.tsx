import { Form, Link, redirect } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { CLAIM_STATES } from '../../domain/claims.ts'
import { memberOnly, membersOnly } from '../account/members-only.ts'
import { apiContext } from '../api-context.ts'
import { orRefusal } from '../api-errors.ts'
import { ClaimsPage } from '../claims/claims-page.tsx'
import { Pagination } from '../components/pagination.tsx'
import { RefusalBox } from '../curation/refusal-box.tsx'
import { formText } from '../form-text.ts'
import { formatDate } from '../format/number.ts'
import { choice, textParam } from '../links.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/claims.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const search = new URL(request.url).searchParams
  const state = choice(search, 'state', CLAIM_STATES)
  const account = await api.account.get({})
  const staff = account.operator || account.staff === 'curator' || account.staff === 'admin'
  const claims = await membersOnly(lang, '/claims', api.claim.list({ lang, limit: 50, cursor: textParam(search, 'cursor'), state }))
  const proposals = staff || account.user !== null ? await api.claim.proposals({ lang, limit: 50, state: 'waiting' }) : null
  return { claims, state: state ?? null, staff, proposals: proposals?.items ?? [] }
}

/** Staff add a company that was proposed, or do not. */
export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const form = await request.formData()
  const decided = await orRefusal(
    api.claim.reviewProposal({
      lang,
      proposal_id: formText(form, 'proposal_id'),
      decision: form.get('decision') === 'add' ? 'add' : 'refuse',
      reason: formText(form, 'reason'),
    }),
  )
  if (decided.refusal) {
    if (decided.refusal.code === 'UNAUTHORIZED') await memberOnly(api, lang, '/claims')
    return { refusal: decided.refusal }
  }
  throw redirect(`/${lang}/claims`)
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function Claims({ loaderData: { claims, state, staff, proposals }, actionData }: Route.ComponentProps) {
  const t = useTranslations('claims')
  const lang = useLocale()
  return (
    <ClaimsPage title={t('list.title')} lead={staff ? t('list.lead_staff') : t('list.lead')}>
      <RefusalBox refusal={actionData?.refusal} />
      <nav aria-label={t('list.states')}>
        <ul className="row plain">
          <li>
            <Link to="?" aria-current={state === null ? 'true' : undefined}>
              {t('list.all')}
            </Link>
          </li>
          {(claims.facets['state'] ?? []).map((each) => (
            <li key={each.value}>
              <Link to={`?state=${each.value}`} aria-current={state === each.value ? 'true' : undefined}>
                {each.name} ({each.count})
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {claims.items.length === 0 ? (
        <p className="note-box">
          {t('list.none')} <Link to={`/${lang}/claim`}>{t('start.title')}</Link>
        </p>
      ) : (
        <section className="card">
          <p className="quiet">{t('list.more', { count: claims.total })}</p>
          <ul className="claim-rows">
            {claims.items.map((each) => (
              <li key={each.claim_id}>
                <span>
                  <Link to={`/${lang}/claims/${each.claim_id}`}>{each.company_name}</Link>{' '}
                  <span className="note">
                    {each.organisation_name} · {each.tax_code}
                  </span>
                </span>
                <span>
                  <span className={each.overdue ? 'mark severity-error' : 'mark mark-plain'}>
                    {each.state_name}
                    {each.overdue && ` · ${t('list.overdue')}`}
                  </span>{' '}
                  {each.state === 'submitted' && each.due_on && (
                    <span className="note">{t('list.due', { date: formatDate(each.due_on, lang) })}</span>
                  )}
                </span>
              </li>
            ))}
          </ul>
          <Pagination total={claims.total} nextCursor={claims.next_cursor} />
        </section>
      )}
      {staff && (
        <p>
          <Link className="button" to={`/${lang}/documents?state=waiting`}>
            {t('list.documents')}
          </Link>
        </p>
      )}
      {proposals.length > 0 && (
        <section className="card" aria-labelledby="proposals">
          <h2 id="proposals" className="card-title">
            {t('list.proposals')}
          </h2>
          {proposals.map((each) => (
            <div key={each.proposal_id} className="proof">
              <p>
                <b>{each.name}</b> · {each.tax_code} · {each.makes}{' '}
                <span className="note">{t('list.due', { date: formatDate(each.due_on, lang) })}</span>
              </p>
              {staff && (
                <Form method="post" className="own-form">
                  <input type="hidden" name="proposal_id" value={each.proposal_id} />
                  <label className="field">
                    <span>{t('list.reason')}</span>
                    <textarea name="reason" required minLength={10} maxLength={2000} rows={2} />
                  </label>
                  <p className="row">
                    <button className="button button-main" name="decision" value="add">
                      {t('list.add')}
                    </button>
                    <button className="button" name="decision" value="refuse">
                      {t('list.refuse')}
                    </button>
                  </p>
                </Form>
              )}
            </div>
          ))}
        </section>
      )}
    </ClaimsPage>
  )
}
