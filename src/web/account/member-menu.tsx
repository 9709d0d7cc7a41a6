import { Form, Link, useLocation } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { ShellAccount } from '../components/site-data.ts'

/** Opens without script; closes by itself after a choice because the key changes with the address. */
export function MemberMenu({ account }: { account: ShellAccount }) {
  const t = useTranslations('common.account')
  const lang = useLocale()
  const { key } = useLocation()
  return (
    <details className="member-menu" key={key}>
      <summary>
        <span className="visually-hidden">{t('label')}: </span>
        <span className="member-name">{account.name}</span>
        <span aria-hidden="true">▾</span>
      </summary>
      <nav aria-label={t('label')}>
        <ul>
          <li>
            <Link to={`/${lang}/account`}>{t('settings')}</Link>
          </li>
          <li>
            <Link to={`/${lang}/needs/mine`}>{t('needs')}</Link>
          </li>
          <Group title={t('organisations')} page="organisations" items={account.organisations} />
          <Group title={t('companies')} page="companies" items={account.companies} />
          <li>
            <Form method="post" action={`/${lang}/sign-out`}>
              <button>{t('sign_out')}</button>
            </Form>
          </li>
        </ul>
      </nav>
    </details>
  )
}

function Group({ title, page, items }: { title: string; page: string; items: ShellAccount['organisations'] }) {
  const lang = useLocale()
  if (items.length === 0) return null
  return (
    <li>
      <b>{title}</b>
      <ul>
        {items.map(({ id, name }) => (
          <li key={id}>
            <Link to={`/${lang}/${page}/${id}`}>{name}</Link>
          </li>
        ))}
      </ul>
    </li>
  )
}
