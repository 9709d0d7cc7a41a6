import { Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { Headline } from '../../api/contract/trade.ts'
import { SourceLinks, type SourceNames } from '../components/source-links.tsx'
import { formatPrinted } from '../format/number.ts'
import { readableFormula } from '../trade/readable-formula.ts'

/** The answer most people come for, in one definition on both sides; and where the other answer comes from. */
export function HeadlineAnswer({ headlines, names }: { headlines: readonly Headline[]; names: SourceNames }) {
  const t = useTranslations('home.answer')
  const lang = useLocale()
  const byId = new Map(headlines.map((headline) => [headline.id, headline]))
  const exports = byId.get('cep-exports-2025')
  const imports = byId.get('cep-imports-2025')
  const balance = byId.get('cep-balance-2025')
  if (!exports || !imports || !balance) return null
  const mixed = byId.get('mixed-balance-2025')
  const phones = byId.get('phone-exports-2025')
  const money = (headline: Headline, sign = 1) => formatPrinted(headline.value * sign, headline.unit, lang)
  const widest = Math.max(exports.value, imports.value)
  return (
    <section className="card answer" aria-labelledby="answer">
      <h2 id="answer">
        {t('title', { year: String(exports.year), exports: money(exports), imports: money(imports), balance: money(balance, -1) })}
      </h2>
      <p>{t('text')}</p>
      <dl className="answer-bars">
        <AnswerBar
          label={t('exports')}
          headline={exports}
          from={0}
          to={exports.value / widest}
          tone="domestic"
          headlines={headlines}
          names={names}
        />
        <AnswerBar
          label={t('imports')}
          headline={imports}
          from={0}
          to={imports.value / widest}
          tone="import"
          headlines={headlines}
          names={names}
        />
        <AnswerBar
          label={t('balance')}
          headline={balance}
          from={exports.value / widest}
          to={imports.value / widest}
          tone="balance"
          headlines={headlines}
          names={names}
        />
      </dl>
      {mixed && (
        <div className="note-box">
          <h3 className="card-title">{t('surplus_title', { surplus: money(mixed) })}</h3>
          <p>{phones ? t('surplus', { phones: money(phones) }) : t('surplus_short')}</p>
          <p className="row">
            <Link to={`/${lang}/trade#ladder`}>{t('ladder')}</Link>
            <SourceLinks ids={[mixed.source_id]} names={names} />
          </p>
        </div>
      )}
    </section>
  )
}

interface AnswerBarProps {
  label: string
  headline: Headline
  from: number
  to: number
  tone: 'domestic' | 'import' | 'balance'
  headlines: readonly Headline[]
  names: SourceNames
}

function AnswerBar({ label, headline, headlines, from, to, tone, names }: AnswerBarProps) {
  const t = useTranslations('home.answer')
  const lang = useLocale()
  return (
    <div className="answer-row">
      <dt>{label}</dt>
      <dd className="answer-figure number">{formatPrinted(headline.value, headline.unit, lang)}</dd>
      <dd className="answer-bar" aria-hidden="true">
        <svg width="100%" height="16" focusable="false">
          <rect className={`bar-${tone}`} x={`${from * 100}%`} width={`${(to - from) * 100}%`} height="16" />
        </svg>
      </dd>
      <dd className="note">
        {headline.year} · <SourceLinks ids={[headline.source_id]} names={names} /> ·{' '}
        <details className="inline-details">
          <summary>{t('definition')}</summary>
          <p>
            {headline.definition}
            {headline.formula && (
              <>
                {' '}
                <code>{readableFormula(headline.formula, headlines, lang)}</code>
              </>
            )}
          </p>
        </details>
      </dd>
    </div>
  )
}
