import { useEffect } from 'react'

/** A one-time link must not stay in the history of the browser, nor be copied with the address. */
export function useTokenOutOfAddress(): void {
  useEffect(() => {
    const url = new URL(window.location.href)
    if (!url.searchParams.has('token')) return
    url.searchParams.delete('token')
    window.history.replaceState(window.history.state, '', url)
  }, [])
}
