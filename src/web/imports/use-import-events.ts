import { useEffect, useRef, useState } from 'react'
import { useRevalidator } from 'react-router'
import { useLocale } from 'use-intl'
import type { ImportDetail } from '../../api/contract/imports.ts'
import { isRunning } from './import-state.tsx'

export type LiveImport = Pick<ImportDetail, 'state' | 'counts' | 'progress' | 'revision'>

const POLL_MS = 2000

/**
 * How far a running import is, as it happens. When its state changes the page is asked anew. Where the stream of events does not
 * get through (a proxy, an old browser), the page itself is asked every two seconds.
 */
export function useImportEvents(detail: ImportDetail): LiveImport {
  const lang = useLocale()
  const [live, setLive] = useState<LiveImport>(detail)
  const { revalidate } = useRevalidator()
  const ask = useRef(revalidate)
  useEffect(() => {
    ask.current = revalidate
  }, [revalidate])
  const { id, state } = detail
  // Applied, and not all of it is found yet.
  const running = isRunning(state) || detail.progress !== null
  useEffect(() => {
    if (!running) return undefined
    let poll: ReturnType<typeof setInterval> | undefined
    const startPolling = () => (poll ??= setInterval(() => void ask.current(), POLL_MS))
    const stopPolling = () => {
      clearInterval(poll)
      poll = undefined
    }
    const events = new EventSource(`/api/v1/imports/${id}/events?lang=${lang}`)
    events.addEventListener('import', (event: MessageEvent<string>) => {
      stopPolling()
      const now = JSON.parse(event.data) as LiveImport
      setLive(now)
      if (now.state !== state || (state === 'applied' && now.progress === null)) void ask.current()
    })
    events.addEventListener('error', startPolling)
    return () => {
      events.close()
      stopPolling()
    }
  }, [id, lang, running, state])
  // The page may have been asked after the last event.
  return live.revision > detail.revision ? live : detail
}
