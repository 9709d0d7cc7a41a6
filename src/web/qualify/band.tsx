import { useLocale, useTranslations } from 'use-intl'
import type { WayStep } from '../../api/contract/qualify.ts'
import { type SourceNames, SourceLinks } from '../components/source-links.tsx'
import { formatShort } from '../format/number.ts'

/** A usual time with whom it is of and who published it; or why there is none. */
export function Duration({ band, names }: { band: WayStep['duration']; names: SourceNames }) {
  const t = useTranslations('qualify.way')
  const lang = useLocale()
  if (band.most === null || band.unit === null) return <Missing text={band.missing_text} />
  const text = t(band.unit, { text: rangeText(band.least, band.most, lang, t), count: band.most })
  return (
    <>
      <b>{band.least === null ? t('up_to', { amount: text }) : text}</b>
      <Basis band={band} names={names} />
    </>
  )
}

export function Cost({ band, names }: { band: WayStep['cost']; names: SourceNames }) {
  const t = useTranslations('qualify.way')
  const lang = useLocale()
  if (band.most === null) return <Missing text={band.missing_text} />
  const amount = `${rangeText(band.least, band.most, lang, t)} ${band.currency ?? ''}`
  return (
    <>
      <b>{band.least === null ? t('up_to', { amount }) : amount}</b> {band.per_name}
      <Basis band={band} names={names} />
    </>
  )
}

function rangeText(
  least: number | null,
  most: number,
  lang: ReturnType<typeof useLocale>,
  t: ReturnType<typeof useTranslations<'qualify.way'>>,
): string {
  const write = (value: number) => formatShort(value, lang, 1)
  return least === null || least === most ? write(most) : t('range', { least: write(least), most: write(most) })
}

function Basis({ band, names }: { band: WayStep['duration'] | WayStep['cost']; names: SourceNames }) {
  return (
    <span className="quiet band-basis">
      {band.basis}. <SourceLinks ids={band.source_id === null ? [] : [band.source_id]} names={names} />
    </span>
  )
}

function Missing({ text }: { text: string | null }) {
  return <span className="missing-value">{text}</span>
}
