import '../styles/curation.css'
import { useLocale, useTranslations } from 'use-intl'
import { apiContext } from '../api-context.ts'
import { DownloadLinks } from '../components/download-links.tsx'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { formatDate } from '../format/number.ts'
import { pageLanguage } from '../page-language.ts'
import { Bands, Grades } from '../quality/bands.tsx'
import { Conflicts } from '../quality/conflicts.tsx'
import { ClassCoverage, ProvinceCoverage, SegmentCoverage } from '../quality/coverage.tsx'
import { FigureGroups } from '../quality/figure-groups.tsx'
import { Rules } from '../quality/rules.tsx'
import { sourceNames } from '../source-names.server.ts'
import type { Route } from './+types/quality.ts'

const SECTIONS = ['figures', 'coverage', 'evidence', 'rules', 'conflicts'] as const

export async function loader({ context, params }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const quality = await api.quality.get({ lang })
  const cited = [
    ...quality.classes.flatMap((row) => row.source_ids),
    ...quality.conflicts.examples.flatMap((conflict) => conflict.values.map((value) => value.source_id)),
  ]
  return { quality, names: await sourceNames(api, lang, cited) }
}

// Open work and ages change without the data changing.
export const headers = () => ({ 'cache-control': 'no-store' })

export default function Quality({ loaderData: { quality, names } }: Route.ComponentProps) {
  const t = useTranslations('quality')
  const lang = useLocale()
  return (
    <div className="page">
      <PageMeta title={t('title')} description={t('lead')} />
      <PageHeader title={t('title')} lead={t('lead')} crumbs={[{ to: `/${lang}/data`, name: t('crumb') }]}>
        <p className="quiet">{t('counted', { date: formatDate(quality.generated_at.slice(0, 10), lang) })}</p>
        <nav aria-label={t('on_this_page')} className="page-toc">
          <ul>
            {SECTIONS.map((id) => (
              <li key={id}>
                <a href={`#${id}`}>{t(`toc.${id}`)}</a>
              </li>
            ))}
          </ul>
        </nav>
      </PageHeader>
      <section aria-labelledby="figures">
        <h2 id="figures">{t('toc.figures')}</h2>
        <FigureGroups figures={quality.figures} />
        <DownloadLinks table="quality-figures" />
      </section>
      <section aria-labelledby="coverage">
        <h2 id="coverage">{t('toc.coverage')}</h2>
        <p className="prose-wide">{quality.coverage_note}</p>
        <ClassCoverage rows={quality.classes} names={names} />
        <ProvinceCoverage rows={quality.provinces} />
        <SegmentCoverage rows={quality.segments} />
      </section>
      <section aria-labelledby="evidence">
        <h2 id="evidence">{t('toc.evidence')}</h2>
        <div className="grid-2">
          <Grades rows={quality.grades} />
          <Bands title={t('freshness.title')} text={t('freshness.text')} rows={quality.freshness} />
          <Bands title={t('review_age.title')} text={t('review_age.text')} rows={quality.review_age} none={t('review_age.none')} />
          <Bands
            title={t('import_problems.title')}
            text={t('import_problems.text')}
            rows={quality.import_problems.map(({ code, ...row }) => ({ ...row, band: code }))}
            none={t('import_problems.none')}
          />
        </div>
      </section>
      <section aria-labelledby="rules">
        <h2 id="rules">{t('toc.rules')}</h2>
        <p className="prose-wide">{t('rules.text')}</p>
        <Rules rules={quality.rules} />
        <DownloadLinks table="quality-findings" />
      </section>
      <section aria-labelledby="conflicts">
        <h2 id="conflicts">{t('toc.conflicts')}</h2>
        <Conflicts conflicts={quality.conflicts} names={names} />
      </section>
    </div>
  )
}
