import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { CompanyDetail } from '../../../api/contract/company.ts'
import { NoteText } from '../../components/note-text.tsx'
import type { SourceNames } from '../../components/source-links.tsx'
import { CopyButton } from './copy-button.tsx'
import { HistoryLink } from './history-drawer.tsx'
import { correctionPath, Said } from './section.tsx'

type Field = CompanyDetail['identity'][number]

/** What every firm has: where nobody says it, that is said. The rest is shown where it is known. */
const ASKED = ['name_vi', 'name_en', 'tax_code', 'ownership', 'home_country'] as const
const MORE = ['name_native', 'short_name', 'lei', 'os_id', 'group_name', 'ticker', 'status'] as const
const COPYABLE: ReadonlySet<string> = new Set(['name_vi', 'name_en', 'name_native', 'tax_code', 'lei', 'os_id'])

/** Who the firm is, each line with where it comes from. */
export function Identity({ company, names }: { company: CompanyDetail; names: SourceNames }) {
  const t = useTranslations('companies')
  const profile = useTranslations('profile.identity')
  const found = new Map(company.identity.map((field) => [field.property, field]))
  const usual = usualEvidence(company.identity)
  return (
    <section aria-labelledby="identity" className="card">
      <h2 id="identity">{t('page.identity')}</h2>
      <dl className="identity-list">
        {ASKED.map((property) => (
          <IdentityLine key={property} company={company} property={property} field={found.get(property)} usual={usual} names={names} />
        ))}
        {MORE.map((property) => {
          const field = found.get(property)
          return field && <IdentityLine key={property} company={company} property={property} field={field} usual={usual} names={names} />
        })}
        <div>
          <dt>{t('page.public_id')}</dt>
          <dd>
            <b>{company.public_id}</b> <CopyButton text={company.public_id} what={t('page.public_id')} />
          </dd>
        </div>
        <Contacts company={company} names={names} />
        {company.other_names.length > 0 && (
          <div>
            <dt>{profile('other_names')}</dt>
            <dd>{company.other_names.map(({ text }) => text).join(' · ')}</dd>
          </div>
        )}
        {company.note && (
          <div>
            <dt>{t('page.note')}</dt>
            <dd>
              <NoteText text={company.note} names={names} />
            </dd>
          </div>
        )}
      </dl>
      {usual && (
        <p className="note">
          {profile('usual')} <Said of={usual} names={names} />
        </p>
      )}
    </section>
  )
}

/** Where most lines come from. It is told once, below; the other lines tell their own. */
function usualEvidence(fields: readonly Field[]): Field | undefined {
  const groups = [...Map.groupBy(fields, evidenceKey).values()].toSorted((a, b) => b.length - a.length)
  return (groups[0]?.length ?? 0) > 1 ? groups[0]?.[0] : undefined
}

function evidenceKey({ source_id, evidence_grade, as_of }: Field): string {
  return [source_id, evidence_grade, as_of].join(' ')
}

interface IdentityLineProps {
  company: CompanyDetail
  property: (typeof ASKED)[number] | (typeof MORE)[number]
  field: Field | undefined
  usual: Field | undefined
  names: SourceNames
}

function IdentityLine({ company, property, field, usual, names }: IdentityLineProps) {
  const t = useTranslations('profile.identity')
  const lang = useLocale()
  const name = t(property)
  return (
    <div>
      <dt>
        {name} <HistoryLink property={property} name={name} />
      </dt>
      <dd>
        {field === undefined ? (
          <>
            <span className="missing-value">{t('not_known')}</span>{' '}
            <Link to={correctionPath(lang, company.id, property)} rel="nofollow" className="no-print tell">
              {t('tell')}
              <span className="visually-hidden">: {name}</span>
            </Link>
          </>
        ) : (
          <>
            <b lang={languageOf(property, company)}>{linked(field, lang)}</b>{' '}
            {COPYABLE.has(property) && <CopyButton text={field.value} what={name} />}
            {(usual === undefined || evidenceKey(usual) !== evidenceKey(field)) && (
              <span className="identity-said">
                <Said of={field} names={names} />
              </span>
            )}
          </>
        )}
      </dd>
    </div>
  )
}

function languageOf(property: string, company: CompanyDetail): string | undefined {
  if (property === 'name_vi') return 'vi'
  if (property === 'name_en') return 'en'
  return property === 'name_native' ? (company.native_lang ?? 'und') : undefined
}

function linked({ property, value, value_name: name }: Field, lang: string): ReactNode {
  if (property === 'ownership' || property === 'home_country') return <Link to={`/${lang}/companies?${property}=${value}`}>{name}</Link>
  if (property === 'lei')
    return (
      <a className="external" href={`https://search.gleif.org/#/record/${encodeURIComponent(value)}`} rel="nofollow noopener">
        {value}
      </a>
    )
  return name
}

const CONTACTS = ['website', 'email', 'phone'] as const

/** Only what the company publishes of itself; never a person. */
function Contacts({ company, names }: { company: CompanyDetail; names: SourceNames }) {
  const t = useTranslations('companies')
  const profile = useTranslations('profile.identity')
  const lang = useLocale()
  const known = CONTACTS.map((property) => ({ property, facts: company.facts.filter((fact) => fact.property === property) })).filter(
    ({ property, facts }) => facts.length > 0 || property === 'website',
  )
  return known.map(({ property, facts }) => (
    <div key={property}>
      <dt>
        {t(`property.${property}`)} <HistoryLink property={property} name={t(`property.${property}`)} />
      </dt>
      <dd>
        {facts.length === 0 && (
          <>
            <span className="missing-value">{profile('not_known')}</span>{' '}
            <Link to={correctionPath(lang, company.id, property)} rel="nofollow" className="no-print tell">
              {profile('tell')}
              <span className="visually-hidden">: {t(`property.${property}`)}</span>
            </Link>
          </>
        )}
        {facts.map((fact) => (
          <div key={fact.id}>
            {property === 'website' ? <Website url={fact.text} /> : <span>{fact.text}</span>}
            <span className="identity-said">
              <Said of={fact} names={names} />
            </span>
          </div>
        ))}
      </dd>
    </div>
  ))
}

/** Only web addresses become links: the value comes from a source, not from us. */
function Website({ url }: { url: string }) {
  const address = /^https?:\/\//i.test(url) ? url : `https://${url}`
  if (!URL.canParse(address)) return <span>{url}</span>
  return (
    <a className="external" href={address} rel="nofollow noopener">
      {url.replace(/^https?:\/\//i, '').replace(/\/$/, '')}
    </a>
  )
}
