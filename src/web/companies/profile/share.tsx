import { useLocale, useTranslations } from 'use-intl'
import type { QrCode } from '../../sheet/qr-code.server.ts'
import { CopyButton } from './copy-button.tsx'

/** The address that stays, as text and as a code for the phone; and everything on one sheet of paper. */
export function Share({ companyId, name, qr }: { companyId: string; name: string; qr: QrCode }) {
  const t = useTranslations('profile.share')
  const lang = useLocale()
  return (
    <section aria-labelledby="share" className="card share">
      <h2 id="share" className="card-title">
        {t('title')}
      </h2>
      <div className="share-grid">
        <svg className="qr" viewBox={`0 0 ${qr.size} ${qr.size}`} role="img" aria-label={t('qr', { name })} shapeRendering="crispEdges">
          <rect width={qr.size} height={qr.size} fill="#fff" />
          <path d={qr.path} fill="#000" />
        </svg>
        <div>
          <p className="share-address">
            {qr.url} <CopyButton text={qr.url} what={t('address')} />
          </p>
          <p className="note">{t('stays')}</p>
          <p className="no-print">
            <a href={`/${lang}/companies/${companyId}/sheet.pdf`} className="button">
              {t('sheet')}
            </a>
          </p>
        </div>
      </div>
    </section>
  )
}
