import { useTranslations } from 'use-intl'
import { useLinkageNames } from './linkage-names.ts'

export interface AlignedWord {
  left: string | null
  right: string | null
  kind: string
  /** How telling the word is: rare words count more. */
  idf: number
}

/** Above this a word is as telling as it gets; only the drawing is cut there. */
const MOST_IDF = 10

/** The words of two names or addresses, one under the other: equal, alike, or left over. */
export function AlignedWords({
  title,
  words,
  leftName,
  rightName,
}: {
  title: string
  words: readonly AlignedWord[]
  leftName: string
  rightName: string
}) {
  const t = useTranslations('linkage')
  const names = useLinkageNames()
  return (
    <div className="aligned">
      <p className="note">{t('aligned_title', { comparison: title, left: leftName, right: rightName })}</p>
      <ul>
        {words.map((word, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a word may stand twice in a name
          <li key={index} className={`aligned-word ${wordClass(word)}`} title={names.kind(word.kind)}>
            <span>{word.left ?? <Nothing />}</span>
            <span className="aligned-sign" aria-hidden="true">
              {sign(word)}
            </span>
            <span className="visually-hidden"> {names.kind(word.kind)} </span>
            <span>{word.right ?? <Nothing />}</span>
            <i className="aligned-weight" style={{ width: `${(Math.min(word.idf, MOST_IDF) / MOST_IDF) * 100}%` }} aria-hidden="true" />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Nothing() {
  const t = useTranslations('linkage')
  return (
    <>
      <span aria-hidden="true">·</span>
      <span className="visually-hidden">{t('nothing')}</span>
    </>
  )
}

function wordClass({ kind }: AlignedWord): string {
  return kind === 'exact' ? 'is-equal' : kind === 'unmatched' ? 'is-left-over' : 'is-alike'
}

function sign({ kind }: AlignedWord): string {
  return kind === 'exact' ? '=' : kind === 'unmatched' ? '≠' : '≈'
}
