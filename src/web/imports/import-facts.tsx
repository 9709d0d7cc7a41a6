import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { ImportDetail } from '../../api/contract/imports.ts'
import { EvidenceBadge } from '../components/evidence-badge.tsx'
import { formatBytes } from '../format/bytes.ts'
import { formatMoment } from '../format/moment.ts'

/** Which file, whose, how far checked; and a word when exactly this file was here before. */
export function ImportFacts({ detail }: { detail: ImportDetail }) {
  const t = useTranslations('imports.facts')
  const kinds = useTranslations('imports.source.kinds')
  const states = useTranslations('imports.state')
  const lang = useLocale()
  const { file, source } = detail
  // One that is in force says more than the latest try.
  const earlier = detail.same_file.find((other) => other.state === 'applied') ?? detail.same_file[0]
  return (
    <>
      {earlier && (
        <p className="note-box">
          {t('same_file', { time: formatMoment(earlier.applied_at ?? earlier.created_at, lang), state: states(earlier.state) })}{' '}
          {earlier.state === 'applied' && t('same_file_unchanged')} <Link to={`/${lang}/imports/${earlier.id}`}>{t('same_file_link')}</Link>
        </p>
      )}
      <details className="more import-facts">
        <summary>
          {t('summary', { source: source.title, size: formatBytes(file.bytes, lang), time: formatMoment(detail.created_at, lang) })}
        </summary>
        <dl className="facts card">
          <dt>{t('source')}</dt>
          <dd>
            {source.url ? (
              <a href={source.url} className="external" rel="noreferrer">
                {source.title}
              </a>
            ) : (
              source.title
            )}
            {source.publisher && ` · ${source.publisher}`} · {kinds(source.kind)}
          </dd>
          <dt>{t('licence')}</dt>
          <dd>{source.licence}</dd>
          <dt>{t('grade')}</dt>
          <dd>
            <EvidenceBadge grade={detail.evidence_grade} asOf={detail.as_of} />
          </dd>
          <dt>{t('sha256')}</dt>
          <dd>
            <code className="hash">{file.sha256}</code>
          </dd>
        </dl>
      </details>
    </>
  )
}
