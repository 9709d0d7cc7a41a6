import '../styles/staff.css'
import { Form, redirect } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { ORGANISATION_KINDS } from '../../domain/policy/actor.ts'
import { apiContext } from '../api-context.ts'
import { orRefusal } from '../api-errors.ts'
import { FilterForm, SearchField, SelectField } from '../components/filters.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { Pagination } from '../components/pagination.tsx'
import { formText } from '../curation/form-texts.ts'
import { RefusalBox } from '../curation/refusal-box.tsx'
import { formatMoment } from '../format/moment.ts'
import { changedSearch, choice, textParam } from '../links.ts'
import { pageLanguage } from '../page-language.ts'
import { staffOnly } from '../staff/staff-only.ts'
import type { Route } from './+types/staff-organisations.ts'

export async function loader({ context, params, request }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const search = new URL(request.url).searchParams
  return staffOnly(
    lang,
    `/staff/organisations${changedSearch(search, {})}`,
    context.get(apiContext).organisation.list({
      q: textParam(search, 'q'),
      kind: choice(search, 'kind', ORGANISATION_KINDS),
      verified: choice(search, 'verified', ['true', 'false']),
      lang,
      limit: 20,
      cursor: search.get('cursor') ?? undefined,
    }),
  )
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const form = await request.formData()
  const done = await orRefusal(
    context.get(apiContext).organisation.verify({
      organisation_id: formText(form, 'organisation') ?? '',
      verified: formText(form, 'verified') === 'true',
      reason: formText(form, 'reason') ?? '',
      lang,
    }),
  )
  if (done.refusal) return { refusal: done.refusal }
  return redirect(`/${lang}/staff/organisations${changedSearch(new URL(request.url).searchParams, {})}`)
}

/** Buyers, agencies and companies with accounts: for which of them staff vouches. */
export default function StaffOrganisations({ loaderData: page, actionData }: Route.ComponentProps) {
  const t = useTranslations('staff')
  const lang = useLocale()
  return (
    <div className="page">
      <PageMeta title={t('organisations.title')} />
      <meta name="robots" content="noindex" />
      <PageHeader title={t('organisations.title')} lead={t('organisations.lead')} crumbs={[{ to: `/${lang}/staff`, name: t('title') }]} />
      <RefusalBox refusal={actionData?.refusal} />
      <div className="stack">
        <FilterForm owns={['q', 'kind', 'verified']}>
          <SearchField label={t('organisations.search')} />
          <SelectField
            param="kind"
            label={t('organisations.kind')}
            none={t('organisations.all')}
            options={ORGANISATION_KINDS.map((value) => ({ value, name: t(`kind.${value}`) }))}
          />
          <SelectField
            param="verified"
            label={t('organisations.verified')}
            none={t('organisations.all')}
            options={(['true', 'false'] as const).map((value) => ({ value, name: t(`organisations.is.${value}`) }))}
          />
        </FilterForm>
        {page.items.length === 0 ? (
          <p className="card">{t('organisations.empty')}</p>
        ) : (
          <ul className="cards wide-cards">
            {page.items.map((each) => (
              <li key={each.organisation_id} className="card stack">
                <h2 className="card-title">{each.name}</h2>
                <p>
                  {t(`kind.${each.kind}`)}
                  {each.country && ` · ${each.country}`}
                  {each.tax_code && ` · ${t('organisations.tax_code', { code: each.tax_code })}`}
                </p>
                {each.website && (
                  <p>
                    <a href={each.website} rel="nofollow ugc noopener">
                      {each.website}
                    </a>
                  </p>
                )}
                <p className="note">
                  {t('organisations.since', {
                    time: formatMoment(each.created_at, lang),
                    members: each.members,
                    companies: each.company_ids.length,
                  })}
                </p>
                {each.verified_at && (
                  <p>{t('organisations.vouched', { time: formatMoment(each.verified_at, lang), reason: each.verified_reason ?? '' })}</p>
                )}
                <Form method="post" className="filter-form">
                  <input type="hidden" name="organisation" value={each.organisation_id} />
                  <input type="hidden" name="verified" value={each.verified_at ? 'false' : 'true'} />
                  <label className="field field-grow">
                    <span>{t('organisations.reason')}</span>
                    <input type="text" name="reason" required minLength={3} maxLength={500} />
                  </label>
                  <button className="button">{t(each.verified_at ? 'organisations.take_back' : 'organisations.vouch')}</button>
                </Form>
              </li>
            ))}
          </ul>
        )}
        <Pagination total={page.total} nextCursor={page.next_cursor} />
      </div>
    </div>
  )
}
