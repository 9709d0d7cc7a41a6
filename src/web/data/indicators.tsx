import { useTranslations } from 'use-intl'
import type { Method } from '../../api/contract/edition.ts'
import { SourceLinks, type SourceNames } from '../components/source-links.tsx'

export function Indicators({ methods, names }: { methods: readonly Method[]; names: SourceNames }) {
  const t = useTranslations('data.indicators')
  return (
    <section aria-labelledby="indicators">
      <h2 id="indicators">{t('title')}</h2>
      <p>{t('text')}</p>
      <ul className="cards indicator-cards">
        {methods.map((method) => (
          <li key={method.id} className="card" id={method.id}>
            <h3 className="card-title">{method.name}</h3>
            <dl className="facts">
              <dt>{t('definition')}</dt>
              <dd>{method.definition}</dd>
              <dt>{t('formula')}</dt>
              <dd>
                <code>{method.formula}</code>
              </dd>
              <dt>{t('reading')}</dt>
              <dd>{method.reading}</dd>
              <dt>{t('vintage')}</dt>
              <dd>{method.vintage || <span className="missing-value">{t('no_vintage')}</span>}</dd>
              <dt>{t('reference')}</dt>
              <dd>{method.reference}</dd>
            </dl>
            <SourceLinks ids={method.source_ids.slice(0, 6)} names={names} />
          </li>
        ))}
      </ul>
    </section>
  )
}
