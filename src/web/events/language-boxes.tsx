import { MEETING_LANGUAGES, useLanguageName } from './languages.ts'

/** The languages business is talked in here; others that were said before are kept. */
export function LanguageBoxes({ legend, chosen }: { legend: string; chosen: readonly string[] }) {
  const nameOf = useLanguageName()
  const all = [...new Set([...MEETING_LANGUAGES, ...chosen])]
  return (
    <fieldset className="event-choices">
      <legend>{legend}</legend>
      {all.map((code) => (
        <label key={code} className="check">
          <input type="checkbox" name="languages" value={code} defaultChecked={chosen.includes(code)} /> {nameOf(code)}
        </label>
      ))}
    </fieldset>
  )
}
