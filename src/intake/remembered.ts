const MOST = 20_000
const LONGEST = 80

/** A function of a text that columns repeat: provinces, countries, words of closed lists. Forgets all when full. */
export function remembered<T>(compute: (text: string) => T): (text: string) => T {
  const answers = new Map<string, T>()
  return (text) => {
    if (text.length > LONGEST) return compute(text)
    const known = answers.get(text)
    if (known !== undefined || answers.has(text)) return known as T
    const answer = compute(text)
    if (answers.size >= MOST) answers.clear()
    answers.set(text, answer)
    return answer
  }
}
