import { useEffect, useState } from 'react'
import type { SearchAnswer } from '../../api/contract/search.ts'

/** Long enough to type the next letter, short enough not to wait. */
const PAUSE_MS = 120
const PER_GROUP = 4

/** What the search says to the words typed so far; the question before is given up when another letter comes. */
export function useAnswer(q: string, lang: string): SearchAnswer | undefined {
  const [answer, setAnswer] = useState<SearchAnswer>()
  useEffect(() => {
    if (q === '') return undefined
    const stop = new AbortController()
    const ask = async () => {
      try {
        const query = new URLSearchParams({ q, lang, limit: String(PER_GROUP) })
        const response = await fetch(`/api/v1/search?${query}`, { signal: stop.signal })
        if (response.ok) setAnswer((await response.json()) as SearchAnswer)
      } catch {
        // Given up for a newer question, or no network: the form itself still works.
      }
    }
    const timer = setTimeout(() => void ask(), PAUSE_MS)
    return () => {
      clearTimeout(timer)
      stop.abort()
    }
  }, [q, lang])
  return q === '' ? undefined : answer
}
