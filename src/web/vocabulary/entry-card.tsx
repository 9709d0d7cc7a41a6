import { Fragment } from 'react'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { VocabularyEntry } from '../../api/contract/vocabulary.ts'
import type { Vocabulary } from '../../domain/vocabulary.ts'
import { formatNumber } from '../format/number.ts'
import { companiesLink } from './companies-link.ts'

const LANGUAGES = ['vi', 'en', 'ko', 'zh', 'ja'] as const

/** One entry: what it is, who has it, and by which words it is recognised. */
export function EntryCard({ vocabulary, entry }: { vocabulary: Vocabulary; entry: VocabularyEntry }) {
  const t = useTranslations('vocabulary')
  const lang = useLocale()
  const companies = companiesLink(vocabulary, entry.id)
  const count = t('companies', { count: entry.companies })
  return (
    <li className="card" id={entry.id}>
      <ul className="tags">
        {entry.group && <li>{entry.group.name}</li>}
        {entry.level_name && <li>{t('level', { level: entry.level_name })}</li>}
        {entry.symbol && <li>{entry.symbol}</li>}
      </ul>
      <h3 className="card-title">{entry.name}</h3>
      {entry.summary && <p>{entry.summary}</p>}
      <Certificate entry={entry} />
      {entry.factor !== null && entry.symbol !== null && entry.base_unit !== null && entry.base_unit !== entry.symbol && (
        <p>{t('factor', { symbol: entry.symbol, factor: plainNumber(entry.factor, lang), base: entry.base_unit })}</p>
      )}
      {entry.process && (
        <p>
          {t('used_for')}: <Link to={`/${lang}/vocabulary/process?q=${encodeURIComponent(entry.process.name)}`}>{entry.process.name}</Link>
        </p>
      )}
      <p>
        {entry.companies > 0 && companies !== undefined ? <Link to={`/${lang}/companies?${companies}`}>{count}</Link> : count}
        {vocabulary === 'scheme' && entry.companies > 0 && <span className="quiet"> {t('any_state')}</span>}
      </p>
      <Segments entry={entry} />
      <Words entry={entry} />
    </li>
  )
}

function plainNumber(value: number, lang: string): string {
  return new Intl.NumberFormat(lang, { maximumSignificantDigits: 12 }).format(value)
}

function Certificate({ entry }: { entry: VocabularyEntry }) {
  const t = useTranslations('vocabulary')
  const lang = useLocale()
  if (entry.covers === null) return null
  return (
    <dl className="facts">
      <dt>{t('covers')}</dt>
      <dd>{entry.covers}</dd>
      <dt>{t('runs')}</dt>
      <dd>
        {entry.usual_years === null ? t('no_term') : t('years', { count: entry.usual_years, years: formatNumber(entry.usual_years, lang) })}
      </dd>
      <dt>{t('verify')}</dt>
      <dd>
        {entry.verify}
        {entry.verify_url && (
          <>
            {' '}
            <a href={entry.verify_url} rel="noreferrer">
              {entry.verify_url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, '')}
            </a>
          </>
        )}
      </dd>
    </dl>
  )
}

function Segments({ entry }: { entry: VocabularyEntry }) {
  const t = useTranslations('vocabulary')
  const lang = useLocale()
  if (entry.segments.length === 0) return null
  return (
    <details>
      <summary>{t('segments', { count: entry.segments.length })}</summary>
      <ul className="tight">
        {entry.segments.map((segment) => (
          <li key={segment.id}>
            <Link to={`/${lang}/segments/${segment.id}`}>{segment.name}</Link>
            {segment.relation === 'defines' && <span className="quiet"> ({t('defines')})</span>}
          </li>
        ))}
      </ul>
    </details>
  )
}

function Words({ entry }: { entry: VocabularyEntry }) {
  const t = useTranslations('vocabulary')
  const rows = LANGUAGES.map((code) => ({ code, words: [...entry.names[code], ...entry.synonyms[code]] })).filter(
    ({ words }) => words.length > 0,
  )
  return (
    <details>
      <summary>{t('words', { count: rows.reduce((sum, row) => sum + row.words.length, 0) })}</summary>
      <dl className="facts">
        {rows.map(({ code, words }) => (
          <Fragment key={code}>
            <dt>{t(`language.${code}`)}</dt>
            <dd lang={code}>{words.join(' · ')}</dd>
          </Fragment>
        ))}
        {entry.near_words.length > 0 && (
          <>
            <dt>{t('near')}</dt>
            <dd>{entry.near_words.join(' · ')}</dd>
          </>
        )}
        {entry.codes.length > 0 && (
          <>
            <dt>{t('codes')}</dt>
            <dd>{entry.codes.map(({ name, code }) => `${name} ${code}`).join(' · ')}</dd>
          </>
        )}
      </dl>
    </details>
  )
}
