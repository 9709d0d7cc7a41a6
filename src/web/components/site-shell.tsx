import type { ReactNode } from 'react'
import { IntlProvider, useTranslations } from 'use-intl'
import type { LayoutData } from './site-data.ts'
import { SiteFooter } from './site-footer.tsx'
import { SiteHeader } from './site-header.tsx'
import { useEdition } from './site-data.ts'
import { StaffMenu } from './staff-menu.tsx'

/** Everything around a page; the error page of a section stands in it too. */
export function SiteShell({ data, children }: { data: LayoutData; children: ReactNode }) {
  return (
    <IntlProvider locale={data.lang} messages={data.messages} timeZone="Asia/Ho_Chi_Minh">
      <Frame data={data}>{children}</Frame>
    </IntlProvider>
  )
}

function Frame({ data: { tools, by_key }, children }: { data: LayoutData; children: ReactNode }) {
  const t = useTranslations('common')
  const { fictional } = useEdition()
  return (
    <>
      <a className="skip-link" href="#content">
        {t('skip')}
      </a>
      {fictional && (
        <aside className="demo-banner" aria-label={t('demo.mark')}>
          {t('demo.banner')}
        </aside>
      )}
      <SiteHeader />
      {tools.length > 0 && <StaffMenu tools={tools} byKey={by_key} />}
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <SiteFooter />
    </>
  )
}
