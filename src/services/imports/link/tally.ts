/**
 * What the companies that share keys with a row are worth. A row has a dozen keys and each key up to eighty holders: with a set for
 * each key this took a tenth of the time of linking.
 */
export interface Tally {
  /** Companies are counted by numbers. */
  numberOf(companyId: string): number
  beginKey(): void
  /** However often, it counts once a key. */
  hold(company: number): void
  /** `worth`: of sharing the key, by how many companies hold it. */
  endKey(worth: (holders: number) => number): void
  /** Those worth so much; the next row begins with nothing. */
  take(enough: number): [companyId: string, worth: number][]
}

export function createTally(): Tally {
  const numbers = new Map<string, number>()
  const ids: string[] = []
  let worths = new Float64Array(1 << 12)
  let marks = new Int32Array(1 << 12)
  let mark = 0
  let here: number[] = []
  let met: number[] = []

  const grow = (): void => {
    const [wider, more] = [new Float64Array(worths.length * 2), new Int32Array(marks.length * 2)]
    wider.set(worths)
    more.set(marks)
    ;[worths, marks] = [wider, more]
  }
  return {
    numberOf: (id) => {
      let number = numbers.get(id)
      if (number === undefined) {
        number = ids.length
        numbers.set(id, number)
        ids.push(id)
        if (number >= worths.length) grow()
      }
      return number
    },
    beginKey: () => {
      mark += 1
      here = []
    },
    hold: (company) => {
      if (marks[company] === mark) return
      marks[company] = mark
      here.push(company)
    },
    endKey: (worth) => {
      const each = worth(here.length)
      for (const company of here) {
        if (worths[company] === 0) met.push(company)
        worths[company] = (worths[company] ?? 0) + each
      }
    },
    take: (enough) => {
      const taken: [string, number][] = []
      for (const company of met) {
        const worth = worths[company] ?? 0
        if (worth >= enough) taken.push([ids[company] ?? '', worth])
        worths[company] = 0
      }
      met = []
      return taken
    },
  }
}
