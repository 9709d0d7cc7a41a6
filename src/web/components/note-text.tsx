import { Link } from 'react-router'
import { useLocale } from 'use-intl'
import type { SourceNames } from './source-links.tsx'

/** Editors cite a source inside a note by its record number. */
const CITED = /\b(web-[0-9a-f]{10})\b/

/** Records of sources that notes speak of; loaders ask for their names. */
export function sourcesInNotes(notes: Iterable<string | null>): string[] {
  return [...notes].flatMap((note) => (note ?? '').split(CITED).filter((_, index) => index % 2 === 1))
}

/** A note of the editors, always in English: a source named in it becomes a link with the publisher's name. */
export function NoteText({ text, names }: { text: string; names: SourceNames }) {
  const lang = useLocale()
  return (
    <span lang="en">
      {text.split(CITED).map((part, index) =>
        index % 2 === 0 ? (
          part
        ) : (
          // oxlint-disable-next-line react/no-array-index-key -- the parts of one text never change their order
          <Link key={index} to={`/${lang}/sources/${part}`}>
            {names[part] ?? part}
          </Link>
        ),
      )}
    </span>
  )
}
