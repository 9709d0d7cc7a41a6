import { Link, useSearchParams } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { DemoMark } from '../components/demo-mark.tsx'
import { FigureValue } from '../components/figure-value.tsx'
import { useEdition } from '../components/site-data.ts'
import { SourceLinks, type SourceNames } from '../components/source-links.tsx'
import { StatusLine } from '../components/status-badge.tsx'
import { changedSearch } from '../links.ts'
import { citedSources, type MapModel, type MapNode } from './map-data.ts'
import { Icon } from './map-tools.tsx'
import { PanelLinks } from './panel-links.tsx'
import type { LinkMode } from './selection.ts'

interface MapPanelProps {
  model: MapModel
  node: MapNode
  mode: LinkMode
  sources: SourceNames
  /** Of the catalogue, for this segment. */
  needs: number
}

/** What is known about the chosen segment, and where to go from it. Drawer on wide screens, sheet on phones. */
export function MapPanel({ model, node, mode, sources, needs }: MapPanelProps) {
  const t = useTranslations('map.panel')
  const lang = useLocale()
  const [search] = useSearchParams()
  const stage = model.stages.find(({ id }) => id === node.stage)?.name
  const family = model.families.find(({ id }) => id === node.family)?.name
  const others = (['vi', 'en', 'ko'] as const).filter((other) => other !== lang && (lang === 'ko' || other !== 'ko'))
  return (
    <aside className="map-panel" aria-label={t('label')} id="segment">
      <header>
        <p className="note">
          {stage} › {family}
        </p>
        <Link
          className="icon-button"
          to={changedSearch(search, { segment: null, links: null })}
          aria-label={t('close')}
          title={t('close')}
          preventScrollReset
          defaultShouldRevalidate={false}
        >
          <Icon d="M4.5 4.5l11 11M15.5 4.5l-11 11" />
        </Link>
        <h2>{node.name}</h2>
        {others.map((other) => (
          <p key={other} lang={other} className="map-panel-other">
            {node.names[other]}
          </p>
        ))}
        <StatusLine status={node.status} overlays={node.overlays} />
      </header>
      <p className="map-panel-why">
        {node.status_sentence} <Link to={`/${lang}/segments/${node.id}#why`}>{t('rule')}</Link>
      </p>
      <PanelFigures node={node} />
      <p className="map-panel-sources">
        <SourceLinks ids={citedSources([node])} names={sources} />
      </p>
      <p className="map-panel-go">
        <Link className="button button-main" to={`/${lang}/segments/${node.id}`}>
          {t('open')}
        </Link>
        {node.companies > 0 && (
          <Link className="button" to={`/${lang}/companies?segment=${node.id}`}>
            {t('see_companies', { count: node.companies })}
          </Link>
        )}
      </p>
      {needs > 0 && (
        <p>
          <Link to={`/${lang}/needs?segment=${node.id}`}>{t('wanted', { count: needs })}</Link>
        </p>
      )}
      {node.gap_rank !== null && (
        <p>
          <Link to={`/${lang}/gaps`}>{t('gap', { rank: node.gap_rank })}</Link>
        </p>
      )}
      <PanelLinks model={model} id={node.id} mode={mode} />
    </aside>
  )
}

function PanelFigures({ node }: { node: MapNode }) {
  const t = useTranslations('map.panel')
  const { fictional } = useEdition()
  return (
    <dl className="map-panel-facts">
      <dt>{t('companies')}</dt>
      <dd>
        {node.companies === 0 ? t('companies_none') : <b className="number">{node.companies}</b>}
        {node.top_companies.length > 0 && (
          <small>
            {t('known')}:{' '}
            {node.top_companies.map((company, index) => (
              <span key={company}>
                {index > 0 && ', '}
                {company}
                <DemoMark fictional={fictional} />
              </span>
            ))}
          </small>
        )}
      </dd>
      <dt>{t('imports')}</dt>
      <dd>
        <FigureValue figure={node.figures.imports} withSources={false} />
      </dd>
      <dt>{t('exports')}</dt>
      <dd>
        <FigureValue figure={node.figures.exports} withSources={false} />
      </dd>
      <dt>{t('rca')}</dt>
      <dd>
        <FigureValue figure={node.figures.rca} withSources={false} />
      </dd>
    </dl>
  )
}
