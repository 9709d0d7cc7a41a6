import { Form, useNavigation } from 'react-router'
import { useTranslations } from 'use-intl'
import type { ImportDetail } from '../../api/contract/imports.ts'

/** Old Vietnamese encodings a person can name when ours was not found, or wrongly; "unicode" = none. */
const ENCODINGS = ['unicode', 'tcvn3', 'vni', 'windows-1258', 'utf-8'] as const

/** How the file was read, and another way to read it. */
export function ReadingForm({ detail }: { detail: ImportDetail }) {
  const t = useTranslations('imports.reading')
  const busy = useNavigation().state !== 'idle'
  const { sheets, sheet, header_row: headerRow, encoding } = detail
  return (
    <section className="card" aria-labelledby="reading">
      <h2 id="reading">{t('title')}</h2>
      <ul className="plain reading-facts">
        {sheets.length > 0 && detail.format === 'xlsx' && <li>{t('sheet_is', { sheet: sheet ?? '', count: sheets.length })}</li>}
        <li>{headerRow === null ? t('no_titles') : t('titles_in', { row: headerRow })}</li>
        {detail.delimiter && <li>{t('delimiter_is', { delimiter: detail.delimiter === '\t' ? 'tab' : detail.delimiter })}</li>}
        {encoding && encoding.repaired_columns > 0 ? (
          <li>
            <b>{t('repaired', { encoding: repairedFrom(encoding.name), count: encoding.repaired_columns })}</b>
          </li>
        ) : (
          encoding && <li>{t('letters_fine')}</li>
        )}
      </ul>
      <details className="more" open={sheets.filter((each) => !each.hidden).length > 1}>
        <summary>{t('otherwise')}</summary>
        <Form method="post" className="filter-form">
          {sheets.length > 1 && (
            <label className="field">
              <span>{t('sheet')}</span>
              <select name="sheet" defaultValue={sheet ?? undefined}>
                {sheets.map((each) => (
                  <option key={each.name} value={each.name}>
                    {each.hidden ? t('hidden', { sheet: each.name }) : each.name}
                  </option>
                ))}
              </select>
            </label>
          )}
          <label className="field">
            <span>{t('header_row')}</span>
            <input type="number" name="header_row" min={0} max={1000} placeholder={t('find')} aria-describedby="header-hint" />
          </label>
          <label className="field">
            <span>{t('encoding')}</span>
            <select name="encoding" defaultValue="">
              <option value="">{t('find')}</option>
              {ENCODINGS.map((each) => (
                <option key={each} value={each}>
                  {t(`encodings.${each}`)}
                </option>
              ))}
            </select>
          </label>
          <button className="button" name="intent" value="read" disabled={busy}>
            {t('again')}
          </button>
          <p id="header-hint" className="note reading-hint">
            {t('hint')}
          </p>
        </Form>
      </details>
    </section>
  )
}

/** "unicode, tcvn3" → "TCVN3": what the letters were restored from. */
function repairedFrom(encoding: string): string {
  const names = encoding.split(', ').filter((name) => name !== 'unicode')
  return names.map((name) => name.toUpperCase()).join(', ')
}
