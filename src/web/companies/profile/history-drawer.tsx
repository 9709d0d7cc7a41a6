import { createContext, type MouseEvent, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react'
import { Link, useFetcher } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { useOperator } from '../../components/site-data.ts'
import { PropertyHistory } from '../../history/property-history.tsx'
import type { loader } from '../../routes/company-history.tsx'

interface Asked {
  url: string
  name: string
}

interface Drawer {
  companyId: string
  /** Statements on each property; what nobody spoke of is not there. */
  spokenOf: ReadonlyMap<string, { statements: number; disagree: boolean }>
  open: (asked: Asked) => void
}

const DrawerContext = createContext<Drawer | null>(null)

interface HistoryDrawerProps {
  companyId: string
  spokenOf: readonly { property: string; statements: number; disagree: boolean }[]
  children: ReactNode
}

/** One dialog for the whole profile. It shows what the page of the history shows, for one property. */
export function HistoryDrawer({ companyId, spokenOf, children }: HistoryDrawerProps) {
  const t = useTranslations('profile.history')
  const curate = useTranslations('history.curate')
  const operator = useOperator()
  const dialog = useRef<HTMLDialogElement>(null)
  const [asked, setAsked] = useState<Asked | null>(null)
  const { load, data, state } = useFetcher<typeof loader>()
  const open = useCallback(
    (wanted: Asked) => {
      setAsked(wanted)
      void load(wanted.url)
      dialog.current?.showModal()
    },
    [load],
  )
  const drawer = useMemo(
    () => ({ companyId, spokenOf: new Map(spokenOf.map((each) => [each.property, each])), open }),
    [companyId, spokenOf, open],
  )
  const properties = data?.groups.flatMap((group) => group.properties) ?? []
  return (
    <DrawerContext value={drawer}>
      {children}
      <dialog ref={dialog} className="history-drawer no-print" aria-labelledby="history-drawer-title">
        <div className="row-between">
          <h2 id="history-drawer-title" className="card-title">
            {t('title', { property: asked?.name ?? '' })}
          </h2>
          <form method="dialog">
            <button className="button">{t('close')}</button>
          </form>
        </div>
        <div aria-live="polite" aria-busy={state !== 'idle'}>
          {state !== 'idle' && <p>{t('loading')}</p>}
          {state === 'idle' && properties.map((property) => <PropertyHistory key={property.property} group={property} open />)}
        </div>
        {asked && (
          <p>
            <Link to={asked.url.split('?')[0] ?? ''}>{t('all')}</Link>
            {operator && (
              <>
                {' · '}
                <Link to={asked.url}>{curate('change')}</Link>
              </>
            )}
          </p>
        )}
      </dialog>
    </DrawerContext>
  )
}

/** How many statements stand behind a property; opens the drawer, or the page of the history where there is no script. */
export function HistoryLink({ property, name }: { property: string; name: string }) {
  const t = useTranslations('profile.history')
  const lang = useLocale()
  const drawer = useContext(DrawerContext)
  const spoken = drawer?.spokenOf.get(property)
  if (!drawer || !spoken) return null
  const url = `/${lang}/companies/${drawer.companyId}/history?property=${property}`
  const follow = (event: MouseEvent) => {
    // Another tab stays another tab.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    drawer.open({ url, name })
  }
  return (
    <Link to={url} rel="nofollow" className="history-link no-print" onClick={follow}>
      {t('link', { count: spoken.statements })}
      {spoken.disagree && ` · ${t('disagree')}`}
      <span className="visually-hidden">: {name}</span>
    </Link>
  )
}
