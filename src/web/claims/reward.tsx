import { Form, Link } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import type { QrCode } from '../sheet/qr-code.server.ts'

interface RewardProps {
  companyId: string
  name: string
  qr: QrCode
  /** Rows of a template that were not taken. */
  rows: readonly { row_no: number; why: string }[]
}

/** What it was for: a sheet to hand out, and a code that always leads to the profile. */
export function Reward({ companyId, name, qr, rows }: RewardProps) {
  const t = useTranslations('claims.mine')
  const share = useTranslations('profile.share')
  const lang = useLocale()
  return (
    <>
      <section className="card" aria-labelledby="reward">
        <h2 id="reward" className="card-title">
          {t('reward_title')}
        </h2>
        <svg
          className="qr"
          width="200"
          height="200"
          viewBox={`0 0 ${qr.size} ${qr.size}`}
          role="img"
          aria-label={share('qr', { name })}
          shapeRendering="crispEdges"
        >
          <rect width={qr.size} height={qr.size} fill="#fff" />
          <path d={qr.path} fill="#000" />
        </svg>
        <p>{t('reward')}</p>
        <p className="row">
          <a className="button button-main" href={`/${lang}/companies/${companyId}/sheet.pdf`}>
            {t('sheet_pdf')}
          </a>
          <Link className="button" to={`/${lang}/companies/${companyId}`}>
            {t('profile')}
          </Link>
        </p>
      </section>
      <section className="card" aria-labelledby="still">
        <h2 id="still" className="card-title">
          {t('confirm_title')}
        </h2>
        <Form method="post">
          <button className="button" name="intent" value="confirm">
            {t('confirm')}
          </button>
        </Form>
      </section>
      <section className="card" aria-labelledby="sheet">
        <h2 id="sheet" className="card-title">
          {t('sheet_title')}
        </h2>
        <p>
          <a className="button" href={`/api/v1/companies/${companyId}/values/template.xlsx?lang=${lang}`}>
            {t('sheet_download')}
          </a>
        </p>
        <Form method="post" encType="multipart/form-data" className="own-form">
          <input type="hidden" name="intent" value="sheet" />
          <label className="field">
            <span>{t('sheet_upload')}</span>
            <input type="file" name="file" accept=".xlsx" required />
          </label>
          <button className="button">{t('sheet_send')}</button>
        </Form>
        {rows.length > 0 && (
          <ul className="tight">
            {rows.map((row) => (
              <li key={row.row_no}>{t('sheet_row', { row: row.row_no, why: row.why })}</li>
            ))}
          </ul>
        )}
      </section>
      <p>
        <Link to={`/${lang}/documents`}>{t('documents')}</Link>
      </p>
    </>
  )
}
