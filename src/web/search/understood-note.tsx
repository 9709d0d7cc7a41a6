import { Link, useSearchParams } from 'react-router'
import { useFormatter, useTranslations } from 'use-intl'
import type { DidYouMean, Understood } from '../../api/contract/search.ts'
import { MULTI_FILTERS } from '../../domain/company-filters.ts'
import { fold } from '../../domain/fold.ts'
import { type Reading, readingsOf } from './readings.ts'

const KINDS = [...MULTI_FILTERS.filter((param) => param !== 'has' && param !== 'lacks'), 'near'] as const

/** What we made of the reader's words: a filter that nobody set must never work in silence. */
export function UnderstoodNote({
  understood,
  words,
  undo = true,
}: {
  understood: readonly Understood[]
  words: readonly string[]
  /** The chips that take a reading back stand below. */
  undo?: boolean
}) {
  const t = useTranslations('search.understood')
  const format = useFormatter()
  if (understood.length === 0) return null
  const readings = readingsOf(understood)
  const applied = readings.filter((one) => one.applied)
  const replaced = readings.filter((one) => !one.applied)
  const inWords = ({ text, param, names }: Reading) =>
    t('as', {
      text,
      name: format.list(names, { type: 'disjunction' }),
      kind: t(`kind.${KINDS.find((one) => one === param) ?? 'other'}`),
    })
  return (
    <p className="note understood">
      {applied.length > 0 && `${t('sentence', { readings: format.list(applied.map(inWords)) })} `}
      {words.length > 0 && `${t('words', { words: words.join(' ') })} `}
      {replaced.length > 0 && `${t('replaced', { readings: format.list(replaced.map(inWords)) })} `}
      {undo && applied.length > 0 && t('undo')}
    </p>
  )
}

/** A word nobody has was taken for another: said, with a way back to the word as typed. */
export function Corrected({ didYouMean, path = '' }: { didYouMean: DidYouMean; path?: string }) {
  const t = useTranslations('search.corrected')
  const [search] = useSearchParams()
  if (!didYouMean) return null
  const typed = didYouMean.corrected.map(({ from }) => from)
  const exact = new URLSearchParams([...search].filter(([key]) => key !== 'cursor'))
  for (const word of typed) if (!exact.getAll('plain').some((one) => fold(one) === fold(word))) exact.append('plain', word)
  return (
    <p className="note-box did-you-mean">
      {t.rich('sentence', { q: didYouMean.q, typed: typed.join(', '), strong: (text) => <strong>{text}</strong> })}{' '}
      <Link to={`${path}?${exact}`}>{t('exact', { typed: typed.join(', ') })}</Link>
    </p>
  )
}
