import { Form, redirect } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { KEY_SCOPES } from '../../domain/policy/actor.ts'
import { CopyButton } from '../account/copy-button.tsx'
import { orFormRefusal } from '../account/form-refusal.ts'
import { KeyForm } from '../account/key-form.tsx'
import { memberOnly } from '../account/members-only.ts'
import { MemberPage } from '../account/member-page.tsx'
import { MessageNote } from '../account/message-note.tsx'
import { RefusalNote } from '../account/refusal-note.tsx'
import { apiContext } from '../api-context.ts'
import { formTexts } from '../curation/form-texts.ts'
import { formText } from '../form-text.ts'
import { formatDate } from '../format/number.ts'
import { pageLanguage } from '../page-language.ts'
import type { Route } from './+types/account-keys.ts'

const PATH = '/account/keys'

export async function loader({ context, params }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  await memberOnly(api, lang, PATH)
  const { items, living, most, scopes } = await api.key.list({})
  return { keys: items, full: living >= most, most, scopes }
}

export async function action({ context, params, request }: Route.ActionArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  await memberOnly(api, lang, PATH)
  const form = await request.formData()
  if (formText(form, 'intent') === 'end') {
    const { refusal } = await orFormRefusal(api.key.end({ lang, key_id: formText(form, 'key_id') }))
    if (refusal) return { intent: 'end' as const, refusal }
    throw redirect(`/${lang}${PATH}?done=key_ended`)
  }
  const asked = formTexts(form, 'scopes')
  const name = formText(form, 'name')
  const scopes = KEY_SCOPES.filter((scope) => asked.includes(scope))
  const { answer, refusal } = await orFormRefusal(api.key.create({ lang, name, scopes, days: Number(formText(form, 'days')) }))
  // Shown in the answer itself: the key must be in no address, so a reload would ask to send the form again.
  return { intent: 'make' as const, made: answer, refusal, name }
}

export const headers = () => ({ 'cache-control': 'no-store' })

export default function AccountKeys({ loaderData: { keys, full, most, scopes }, actionData }: Route.ComponentProps) {
  const t = useTranslations('account.keys')
  const made = actionData?.made
  const living = keys.filter((key) => key.state === 'living')
  const old = keys.filter((key) => key.state !== 'living')
  return (
    <MemberPage title={t('title')} lead={t.rich('lead', { link: (text) => <a href="/docs">{text}</a> })} tabs>
      {made && (
        <MessageNote title={t('made')}>
          <p>{made.message}</p>
          <p className="row">
            <code className="secret">{made.key}</code> <CopyButton text={made.key} />
          </p>
        </MessageNote>
      )}
      <section className="card" aria-labelledby="keys">
        <h2 id="keys">{t('title')}</h2>
        <RefusalNote refusal={actionData?.intent === 'end' ? actionData.refusal : undefined} id="refusal-end" />
        {living.length === 0 ? (
          <p>{t('none')}</p>
        ) : (
          <ul className="account-rows">
            {living.map((key) => (
              <KeyRow key={key.key_id} item={key} />
            ))}
          </ul>
        )}
        {old.length > 0 && (
          <details>
            <summary>{t('old', { count: old.length })}</summary>
            <ul className="account-rows">
              {old.map((key) => (
                <KeyRow key={key.key_id} item={key} />
              ))}
            </ul>
          </details>
        )}
      </section>
      {full ? (
        <p className="note-box">{t('full', { most })}</p>
      ) : (
        <KeyForm
          key={made?.item.key_id}
          scopes={scopes}
          refusal={actionData?.intent === 'make' ? actionData.refusal : undefined}
          name={made ? undefined : actionData?.name}
        />
      )}
    </MemberPage>
  )
}

type Key = Route.ComponentProps['loaderData']['keys'][number]

function KeyRow({ item }: { item: Key }) {
  const t = useTranslations('account.keys')
  const scope = useTranslations('account.scope')
  const lang = useLocale()
  const day = (moment: string) => formatDate(moment.slice(0, 10), lang)
  return (
    <li>
      <span>
        <b>{item.name}</b> <code>{item.start}…</code>
        <span className="note">
          {item.scopes.map((one) => scope(one)).join(', ')} · {t('until', { date: day(item.expires_at) })} ·{' '}
          {item.last_used_on ? t('used', { date: day(item.last_used_on) }) : t('unused')}
        </span>
      </span>
      {item.state === 'living' ? (
        <Form method="post">
          <input type="hidden" name="key_id" value={item.key_id} />
          <button className="button" name="intent" value="end">
            {t('end')}
            <span className="visually-hidden"> {item.name}</span>
          </button>
        </Form>
      ) : (
        <span className="mark mark-plain">{t(`state.${item.state}`)}</span>
      )}
    </li>
  )
}
