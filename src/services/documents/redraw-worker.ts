import { ResizeFit, Transformer } from '@napi-rs/image'
import { answerQuestions } from '../jobs/ask-thread.ts'
import type { Redrawing } from './redraw.ts'

/** Longer sides are made so long: enough to read a certificate, too little for what a camera hides in many pixels. */
const LONGEST_SIDE = 2400
const MOST_PIXELS = 60_000_000
const QUALITY = 85

/** A picture drawn anew, upright, from its dots alone: where and with what it was taken, and whatever else was in the file, is left behind. */
answerQuestions<Redrawing>(
  {
    redraw: ({ bytes, png }) => {
      try {
        const seen = new Transformer(Buffer.from(bytes)).metadataSync()
        if (seen.width * seen.height > MOST_PIXELS) return { refused: 'too_many_pixels' }
        const picture = new Transformer(Buffer.from(bytes)).rotate()
        if (Math.max(seen.width, seen.height) > LONGEST_SIDE)
          picture.resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: ResizeFit.Inside })
        const drawn = new Uint8Array(png ? picture.pngSync() : picture.jpegSync(QUALITY))
        const { width, height } = new Transformer(Buffer.from(drawn)).metadataSync()
        return { bytes: drawn, width, height }
      } catch {
        return { refused: 'broken' }
      }
    },
  },
  (answer) => (answer instanceof Object && 'bytes' in answer ? [(answer.bytes as Uint8Array<ArrayBuffer>).buffer] : []),
)
