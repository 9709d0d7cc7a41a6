const MEMORY = 50_000

/** Lists say the same words again and again: what was worked out for a text is kept, and all of it dropped when it grows too much. */
export function remembered<Value>(work: (text: string) => Value, memory = MEMORY): (text: string) => Value {
  const known = new Map<string, Value>()
  return (text) => {
    let value = known.get(text)
    if (value === undefined) {
      value = work(text)
      if (known.size >= memory) known.clear()
      known.set(text, value)
    }
    return value
  }
}

/** The hash of a text whose beginning has the hash `before`: to see, without joining texts, that a set cannot hold them joined. */
export function hashOn(before: number, text: string): number {
  let hash = before
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0
  return hash
}
