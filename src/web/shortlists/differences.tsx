import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { DigestEntry, SearchDigest } from '../../api/contract/saved-search.ts'

type Changes = Pick<SearchDigest, 'added' | 'changed' | 'gone'>
const PARTS = ['added', 'changed', 'gone'] as const
const GLYPHS = { added: '+', changed: '≠', gone: '−' } as const

/** What came, changed and went. */
export function Differences({ of, level }: { of: Changes; level: 3 | 4 }) {
  const t = useTranslations('shortlists.saved')
  const Heading = `h${level}` as const
  return PARTS.filter((part) => of[part].length > 0).map((part) => (
    <div key={part} className="differences">
      <Heading>
        <span aria-hidden="true">{GLYPHS[part]} </span>
        {t(part, { count: of[part].length })}
      </Heading>
      <ul className="tight">
        {of[part].map((entry) => (
          <Entry key={entry.company_id} entry={entry} />
        ))}
      </ul>
    </div>
  ))
}

function Entry({ entry: { company_id, name, what, why, why_text } }: { entry: DigestEntry }) {
  const lang = useLocale()
  const more = why_text ?? what.map((part) => part.name).join(', ')
  return (
    <li>
      {why === 'removed' ? name : <Link to={`/${lang}/companies/${company_id}`}>{name}</Link>}
      {more && <span className="quiet"> ({more})</span>}
    </li>
  )
}
