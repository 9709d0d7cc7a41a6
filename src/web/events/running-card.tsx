import { useEffect, useRef, useState } from 'react'
import { useFetcher, useRevalidator } from 'react-router'
import { useTranslations } from 'use-intl'

const POLL_MS = 2000

interface RunningCardProps {
  mostSeconds: number
  /** When it is made in another tab: how long it goes on already; then the page asks until it is there. */
  began: { seconds: number } | null
}

/** While a schedule is made: what passed of its time, and a way to stop it. */
export function RunningCard({ mostSeconds, began }: RunningCardProps) {
  const t = useTranslations('events.schedule')
  const stopping = useFetcher({ key: 'stop-schedule' })
  const here = useSeconds()
  // The server counts for other tabs, and between two answers nothing does.
  const seconds = began?.seconds ?? here
  usePolling(began !== null)
  return (
    <section className="card stack no-print" aria-labelledby="running">
      <noscript>
        <meta httpEquiv="refresh" content="3" />
      </noscript>
      <h2 id="running" className="card-title" role="status">
        {t('running')}
      </h2>
      <progress aria-label={t('running')} max={mostSeconds} value={Math.min(seconds, mostSeconds)} />
      {seconds >= mostSeconds ? (
        <p>{t('running_ends')}</p>
      ) : (
        <p>{t('running_text', { seconds, most: mostSeconds, share: seconds / mostSeconds })}</p>
      )}
      {began !== null && <p>{t('running_other')}</p>}
      <stopping.Form method="post">
        <button className="button" name="intent" value="cancel" disabled={stopping.state !== 'idle'}>
          {t('cancel')}
        </button>
      </stopping.Form>
    </section>
  )
}

function useSeconds(): number {
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const clock = setInterval(() => setSeconds((before) => before + 1), 1000)
    return () => clearInterval(clock)
  }, [])
  return seconds
}

function usePolling(on: boolean): void {
  const { revalidate } = useRevalidator()
  const ask = useRef(revalidate)
  useEffect(() => {
    ask.current = revalidate
  }, [revalidate])
  useEffect(() => {
    if (!on) return undefined
    const poll = setInterval(() => void ask.current(), POLL_MS)
    return () => clearInterval(poll)
  }, [on])
}
