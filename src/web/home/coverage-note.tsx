import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { useEdition } from '../components/site-data.ts'
import { SourceLinks, type SourceNames } from '../components/source-links.tsx'
import { formatNumber } from '../format/number.ts'

interface CoverageNoteProps {
  official: { establishments: number; year: number; source_ids: string[] } | null
  names: SourceNames
}

export function CoverageNote({ official, names }: CoverageNoteProps) {
  const t = useTranslations('home.coverage')
  const lang = useLocale()
  const { counts } = useEdition()
  if (!official) return null
  return (
    <section aria-labelledby="coverage" className="prose-wide">
      <h2 id="coverage">{t('title')}</h2>
      <p>
        {t('text', { ours: counts['company'] ?? 0, official: formatNumber(official.establishments, lang), year: String(official.year) })}
      </p>
      <p className="row">
        <Link to={`/${lang}/data#coverage`}>{t('link')}</Link>
        <SourceLinks ids={official.source_ids} names={names} />
      </p>
    </section>
  )
}
