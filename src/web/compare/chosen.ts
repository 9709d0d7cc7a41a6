import { useSyncExternalStore } from 'react'

export interface Chosen {
  readonly id: string
  readonly name: string
}

/** Side by side there is room for five; the API says the same. */
export const MOST_COMPARED = 5

const KEY = 'matxich.compare'
const NONE: readonly Chosen[] = []
const listeners = new Set<() => void>()
let kept: { text: string; chosen: readonly Chosen[] } = { text: '', chosen: NONE }

/** Of this tab, until it is closed. A browser that keeps nothing for us still has it as long as the page. */
function read(): readonly Chosen[] {
  const text = stored()
  if (text !== null && text !== kept.text) kept = { text, chosen: parse(text) }
  return kept.chosen
}

function stored(): string | null {
  try {
    return sessionStorage.getItem(KEY) ?? ''
  } catch {
    return null
  }
}

function parse(text: string): readonly Chosen[] {
  try {
    const list: unknown = JSON.parse(text)
    return Array.isArray(list) ? list.filter(isChosen).slice(0, MOST_COMPARED) : NONE
  } catch {
    return NONE
  }
}

function isChosen(one: unknown): one is Chosen {
  return typeof one === 'object' && one !== null && typeof (one as Chosen).id === 'string' && typeof (one as Chosen).name === 'string'
}

function write(chosen: readonly Chosen[]): void {
  kept = { text: JSON.stringify(chosen), chosen }
  try {
    sessionStorage.setItem(KEY, kept.text)
  } catch {
    // Kept for as long as the page.
  }
  for (const listener of listeners) listener()
}

export function choose(one: Chosen): void {
  const chosen = read()
  if (chosen.length < MOST_COMPARED && !chosen.some(({ id }) => id === one.id)) write([...chosen, one])
}

export function drop(id: string): void {
  write(read().filter((one) => one.id !== id))
}

export function dropAll(): void {
  write(NONE)
}

/** Empty on the server and while the page comes to life, so that both write the same. */
export function useChosen(): readonly Chosen[] {
  return useSyncExternalStore(subscribe, read, () => NONE)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
