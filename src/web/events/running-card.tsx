import { useEffect, useRef, useState } from 'react'
import { useFetcher, useRevalidator } from 'react-router'
import { useTranslations } from 'use-intl'

const POLL_MS = 2000

/** While a schedule is made: time that passed, and a way to stop it. `null`: in another tab; then the page asks until it is there. */
export function RunningCard({ mostSeconds }: { mostSeconds: number | null }) {
  const t = useTranslations('events.schedule')
  const stopping = useFetcher({ key: 'stop-schedule' })
  const seconds = useSeconds()
  usePolling(mostSeconds === null)
  return (
    <section className="card stack no-print" aria-labelledby="running">
      <noscript>
        <meta httpEquiv="refresh" content="3" />
      </noscript>
      <h2 id="running" className="card-title" role="status">
        {t('running')}
      </h2>
      {mostSeconds === null ? (
        <>
          <progress aria-label={t('running')} />
          <p>{t('running_other')}</p>
        </>
      ) : (
        <>
          <progress aria-label={t('running')} max={mostSeconds} value={Math.min(seconds, mostSeconds)} />
          <p>{t('running_text', { seconds, most: mostSeconds })}</p>
        </>
      )}
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
