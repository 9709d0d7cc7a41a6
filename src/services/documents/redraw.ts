import { startThread } from '../jobs/ask-thread.ts'

export type Redrawn =
  | { readonly bytes: Uint8Array; readonly width: number; readonly height: number; readonly refused?: undefined }
  | { readonly refused: 'broken' | 'too_many_pixels' | 'too_slow' }

export type Redrawing = {
  redraw: { readonly ask: { readonly bytes: Uint8Array; readonly png: boolean }; readonly answer: Redrawn }
}

const LONGEST_MS = 20_000

/** In a thread of its own, with a deadline: a picture made to keep a decoder busy ends the thread, not the server. */
export async function redraw(bytes: Uint8Array, png: boolean): Promise<Redrawn> {
  const deadline = AbortSignal.timeout(LONGEST_MS)
  const thread = startThread<Redrawing>(
    { url: new URL('./redraw-worker.ts', import.meta.url), name: 'redraw', workerData: null, limits: { maxOldGenerationSizeMb: 128 } },
    deadline,
  )
  try {
    return await thread.ask('redraw', { bytes, png })
  } catch (error) {
    return { refused: deadline.aborted || error === deadline.reason ? 'too_slow' : 'broken' }
  } finally {
    await thread.end()
  }
}
