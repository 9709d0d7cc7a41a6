import { useTranslations } from 'use-intl'
import { CopyButton } from './copy-button.tsx'

/** To be kept somewhere else than on the telephone: copied, printed or as a file, which needs no script. */
export function BackupCodes({ codes, email }: { codes: readonly string[]; email: string }) {
  const t = useTranslations('account.factor')
  const text = `${t('file_head', { email })}\n\n${codes.join('\n')}\n`
  return (
    <>
      <p className="print-only">{t('file_head', { email })}</p>
      <ul className="backup-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p className="row no-print">
        <CopyButton text={text} />
        <button type="button" className="button js-only" onClick={() => window.print()}>
          {t('print')}
        </button>
        <a className="button" href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`} download="matxich-backup-codes.txt">
          {t('download')}
        </a>
      </p>
    </>
  )
}
