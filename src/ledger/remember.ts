/** Keeps what was found out about a text for as long as it may be asked again. */

const NAMES = 4000 // names that are kept: some megabytes
const LONGEST = 40_000 // UTF-16 code units: what is longer is worked out anew each time

/** A function of a name, or of a text, that works each one out once, but for those that were not asked for a while. */
export function remembered<T>(workOut: (text: string) => T, { most = NAMES } = {}): (text: string) => T {
  let recent = new Map<string, T>()
  let older = new Map<string, T>()
  return (text) => {
    const known = recent.get(text) ?? older.get(text)
    if (known !== undefined && recent.has(text)) return known
    const found = known ?? workOut(text)
    if (text.length > LONGEST) return found
    if (recent.size >= most / 2) {
      older = recent
      recent = new Map()
    }
    recent.set(text, found)
    return found
  }
}
