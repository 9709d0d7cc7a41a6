/** A page that needs the database meanwhile waits for a twentieth of a second or so. */
const WANTED_MS = 75

export interface Pace {
  rows(): number
  took(ms: number): void
}

/** How many rows a transaction takes. */
export function createPace(): Pace {
  let rows = 150
  return {
    rows: () => rows,
    took: (ms) => {
      rows = Math.round(Math.min(1500, Math.max(25, rows * Math.min(1.3, Math.max(0.5, WANTED_MS / ms)))))
    },
  }
}
