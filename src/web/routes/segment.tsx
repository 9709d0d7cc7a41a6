import '../styles/companies.css'
import '../styles/segment.css'
import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { SegmentDetail } from '../../api/contract/segment.ts'
import { LANGUAGES } from '../../domain/vocabulary.ts'
import { apiContext } from '../api-context.ts'
import { notFoundAsResponse } from '../api-errors.ts'
import { PageHeader } from '../components/page-header.tsx'
import { PageMeta } from '../components/page-meta.tsx'
import { StatusLine } from '../components/status-badge.tsx'
import { pageLanguage } from '../page-language.ts'
import { Codes, IndustryFigures } from '../segment/codes.tsx'
import { Firms } from '../segment/firm-groups.tsx'
import { IndicatorList } from '../segment/indicator-list.tsx'
import { LinkTable } from '../segment/link-table.tsx'
import { Origins } from '../segment/origins.tsx'
import { SegmentParks } from '../segment/parks.tsx'
import { SegmentPosition } from '../segment/segment-position.tsx'
import { segmentSources } from '../segment/segment-sources.ts'
import { Needs, Support } from '../segment/support.tsx'
import { TradeSection } from '../segment/trade-section.tsx'
import { WhyStatus } from '../segment/why-status.tsx'
import { sourceNames } from '../source-names.server.ts'
import type { Route } from './+types/segment.ts'

export async function loader({ context, params }: Route.LoaderArgs) {
  const lang = pageLanguage(params.lang)
  const api = context.get(apiContext)
  const segment = await notFoundAsResponse(api.segment.get({ id: params.id, lang }))
  return { segment, names: await sourceNames(api, lang, segmentSources(segment)) }
}

export default function Segment({ loaderData: { segment, names } }: Route.ComponentProps) {
  const t = useTranslations('segment')
  return (
    <article className="page segment-page">
      <SegmentHeader segment={segment} />
      <SegmentPosition segment={segment} />
      <WhyStatus diagnosis={segment.diagnosis} gapRank={segment.gap_rank} names={names} />
      <Firms
        segmentId={segment.id}
        companies={segment.company_list}
        total={segment.companies.total}
        makers={segment.makers}
        nearest={segment.nearest}
        names={names}
      />
      <SegmentParks parks={segment.parks} made={segment.companies.total > 0} names={names} />
      <Needs segmentId={segment.id} needs={segment.needs} names={names} />
      <TradeSection segment={segment} names={names} />
      <Origins partners={segment.partners} names={names} />
      <LinkTable links={segment.inputs} side="needs" names={names} />
      <LinkTable links={segment.outputs} side="feeds" names={names} />
      <IndicatorList indicators={segment.indicators} names={names} />
      <IndustryFigures industry={segment.industry} names={names} />
      <Codes codes={segment.codes} names={names} />
      <Support programmes={segment.programmes} institutions={segment.institutions} names={names} />
      {/* Last, because its JSON-LD stays where it stands. */}
      <PageMeta
        title={segment.name}
        description={t('page.description', { name: segment.name, status: segment.status_name, sentence: segment.status_sentence })}
        jsonLd={definedTerm(segment)}
      />
    </article>
  )
}

const CONTENTS = ['why', 'companies', 'parks', 'wanted', 'trade', 'needs', 'feeds', 'figures', 'codes', 'support'] as const

function SegmentHeader({ segment }: { segment: SegmentDetail }) {
  const t = useTranslations('segment')
  const common = useTranslations('common')
  const lang = useLocale()
  const titles: Record<(typeof CONTENTS)[number], string> = {
    why: t('why.heading', { status: segment.status_name }),
    companies: t('col.firms'),
    parks: t('parks.short'),
    wanted: t('needs.heading'),
    trade: common('nav.trade'),
    needs: t('links.needs'),
    feeds: t('links.feeds'),
    figures: t('indicators.heading'),
    codes: t('codes.heading'),
    support: t('support.heading'),
  }
  return (
    <PageHeader
      title={segment.name}
      crumbs={[
        { to: `/${lang}/segments`, name: t('list.title') },
        { to: `/${lang}/segments?stage=${segment.stage}`, name: segment.stage_name },
        { to: `/${lang}/segments?family=${segment.family}`, name: segment.family_name },
      ]}
    >
      <p className="names" aria-label={t('page.other_names')}>
        {LANGUAGES.filter((other) => other !== lang).map((other, index) => (
          <span key={other}>
            {index > 0 && ' · '}
            <span lang={other}>{segment.names[other]}</span>
          </span>
        ))}
      </p>
      <StatusLine status={segment.status} overlays={segment.overlays} />
      <p className="lead">{segment.description}</p>
      {segment.synonyms.length > 0 && <p className="note">{t('page.also_called', { names: segment.synonyms.join(', ') })}</p>}
      <p className="row no-print">
        <Link className="button" to={`/${lang}/map?segment=${segment.id}`}>
          {t('page.on_map')}
        </Link>
      </p>
      <nav aria-label={t('page.contents')} className="contents no-print">
        <ul>
          {CONTENTS.map((id) => (
            <li key={id}>
              <a href={`#${id}`}>{titles[id]}</a>
            </li>
          ))}
        </ul>
      </nav>
    </PageHeader>
  )
}

function definedTerm(segment: SegmentDetail): Record<string, unknown> {
  return {
    '@type': 'DefinedTerm',
    name: segment.name,
    alternateName: [...new Set([...Object.values(segment.names), ...segment.synonyms])].filter((name) => name !== segment.name),
    description: segment.description,
    termCode: segment.id,
    inDefinedTermSet: { '@type': 'DefinedTermSet', name: 'Matxich: Viet Nam electronics value chain' },
  }
}
