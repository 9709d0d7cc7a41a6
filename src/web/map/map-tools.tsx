import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { changedSearch } from '../links.ts'
import type { MapHandle } from './mount.ts'

const ZOOM_STEP = 1.5
const COPIED_FOR = 2500

/** Line icons in a 20 × 20 box. */
const ICONS = {
  zoom_out: 'M4 10h12',
  zoom_in: 'M4 10h12M10 4v12',
  whole: 'M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4',
  share: 'M8 12a3.5 3.5 0 0 0 5 0l3-3a3.5 3.5 0 0 0-5-5l-1 1M12 8a3.5 3.5 0 0 0-5 0l-3 3a3.5 3.5 0 0 0 5 5l1-1',
  download: 'M10 3v9M6 8.5l4 4 4-4M4 16.5h12',
} as const

export function MapTools({ table, handle, download }: { table: boolean; handle: MapHandle | null; download: () => void }) {
  const t = useTranslations('map')
  const [search] = useSearchParams()
  return (
    <div className="map-tools" role="group" aria-label={t('tools.label')}>
      {!table && (
        <>
          <Tool icon="zoom_out" wide onPress={() => handle?.zoom.by(1 / ZOOM_STEP)} />
          <Tool icon="zoom_in" wide onPress={() => handle?.zoom.by(ZOOM_STEP)} />
          <Tool icon="whole" wide onPress={() => handle?.zoom.whole()} />
          <Tool icon="download" wide onPress={download} />
        </>
      )}
      <ShareTool />
      <Link className="button" to={changedSearch(search, { view: table ? null : 'table' })} defaultShouldRevalidate={false}>
        {table ? t('to_map') : t('to_table')}
      </Link>
    </div>
  )
}

function Tool({ icon, wide = false, onPress }: { icon: keyof typeof ICONS; wide?: boolean; onPress: () => void }) {
  const t = useTranslations('map.tools')
  return (
    <button
      type="button"
      className={`icon-button js-only${wide ? ' map-wide-only' : ''}`}
      aria-label={t(icon)}
      title={t(icon)}
      onClick={onPress}
    >
      <Icon d={ICONS[icon]} />
    </button>
  )
}

/** Every view is an address; this copies it. */
function ShareTool() {
  const t = useTranslations('map.tools')
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    // Browsers give the clipboard to https and localhost only; elsewhere the reader copies from a box.
    if (isSecureContext) await navigator.clipboard.writeText(location.href)
    else prompt(t('share'), location.href)
    setCopied(isSecureContext)
    setTimeout(() => setCopied(false), COPIED_FOR)
  }
  return (
    <span className="map-share js-only">
      <Tool icon="share" onPress={() => void copy()} />
      <span role="status">{copied && <span className="map-toast">{t('copied')}</span>}</span>
    </span>
  )
}

export function Icon({ d }: { d: string }) {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={d} fill="none" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}
