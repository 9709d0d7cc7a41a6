import { useCallback, useEffect, useRef, useState } from 'react'
import type { Upload } from 'tus-js-client'
import { forgetFinished, keepFinished, keptUploads, type LeftUpload } from './kept-uploads.ts'

/** As the server's own limits; it checks again. */
export const MAX_UPLOAD_BYTES = 200 * 1024 * 1024
export const ACCEPTED = '.xlsx,.csv,.tsv,.txt'

const ENDPOINT = '/api/v1/uploads'
/** Small enough for a proxy that limits a request, large enough not to matter. */
const CHUNK_BYTES = 4 * 1024 * 1024
/** Ten minutes of a lost connection; then "go on" is up to the person. */
const RETRY_MS = [0, 1000, 3000, 5000, 10_000, 20_000, 30_000, 60_000, 120_000, 300_000]

export type UploadProblem = 'too_large' | 'wrong_type' | 'empty' | 'signed_out' | 'refused' | 'interrupted'

export interface UploadState {
  step: 'none' | 'sending' | 'paused' | 'done' | 'failed'
  name: string
  size: number
  sent: number
  /** It went on where an earlier try had stopped. */
  resumed: boolean
  id: string | null
  problem: UploadProblem | null
  detail: string
}

const NOTHING: UploadState = { step: 'none', name: '', size: 0, sent: 0, resumed: false, id: null, problem: null, detail: '' }

/** A file on its way to the server: it can be paused, goes on after a broken connection and, with the same file, after a reload. */
export function useUpload() {
  const [state, setState] = useState<UploadState>(NOTHING)
  const [left, setLeft] = useState<LeftUpload[]>([])
  const upload = useRef<Upload | null>(null)

  useEffect(() => {
    void keptUploads().then((kept) => {
      if (kept.finished) setState({ ...NOTHING, step: 'done', ...kept.finished, sent: kept.finished.size })
      else setLeft(kept.left)
    })
    return () => void upload.current?.abort()
  }, [])

  const start = useCallback(async (file: File) => {
    await upload.current?.abort()
    const base = { ...NOTHING, name: file.name, size: file.size }
    const problem = problemOf(file)
    if (problem) {
      setState({ ...base, step: 'failed', problem })
      return
    }
    setState({ ...base, step: 'sending' })
    setLeft([])
    const tus = await import('tus-js-client')
    const next = new tus.Upload(file, {
      endpoint: ENDPOINT,
      chunkSize: CHUNK_BYTES,
      retryDelays: RETRY_MS,
      metadata: { filename: file.name },
      removeFingerprintOnSuccess: true,
      onProgress: (sent) => setState((now) => ({ ...now, sent: Math.max(now.sent, sent) })),
      onSuccess: () => {
        const id = next.url?.split('/').at(-1) ?? null
        setState((now) => ({ ...now, step: 'done', sent: file.size, id }))
        if (id !== null) keepFinished({ id, name: file.name, size: file.size })
      },
      onError: (error) => {
        const response = 'originalResponse' in error ? error.originalResponse : null
        const status = response?.getStatus() ?? 0
        setState((now) => ({
          ...now,
          step: 'failed',
          problem: problemOfStatus(status),
          detail: status >= 400 ? (response?.getBody() ?? '') : '',
        }))
      },
    })
    upload.current = next
    const [earlier] = await next.findPreviousUploads()
    if (earlier) {
      next.resumeFromPreviousUpload(earlier)
      setState((now) => ({ ...now, resumed: true }))
    }
    next.start()
  }, [])

  const pause = useCallback(() => {
    void upload.current?.abort()
    setState((now) => ({ ...now, step: 'paused' }))
  }, [])
  const resume = useCallback(() => {
    upload.current?.start()
    setState((now) => ({ ...now, step: 'sending', problem: null }))
  }, [])
  const cancel = useCallback(() => {
    // What is already there is deleted on the server too; when that fails it expires by itself.
    void upload.current?.abort(true).catch(() => {})
    upload.current = null
    forgetFinished()
    setState(NOTHING)
  }, [])
  return { state, left, start, pause, resume, cancel }
}

function problemOf(file: File): UploadProblem | null {
  if (!/\.(xlsx|csv|tsv|txt)$/i.test(file.name)) return 'wrong_type'
  if (file.size === 0) return 'empty'
  return file.size > MAX_UPLOAD_BYTES ? 'too_large' : null
}

function problemOfStatus(status: number): UploadProblem {
  if (status === 401 || status === 403) return 'signed_out'
  if (status === 413) return 'too_large'
  return status >= 400 && status < 500 ? 'refused' : 'interrupted'
}
