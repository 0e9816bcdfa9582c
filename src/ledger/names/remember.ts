/** Keeps what was found out about a name for as long as it may be asked again. */

const MOST = 4000 // names that are kept: some megabytes

/** A function of a name that works each one out once, but for those that have not been asked for a while. */
export function remembered<T>(workOut: (name: string) => T): (name: string) => T {
  let recent = new Map<string, T>()
  let older = new Map<string, T>()
  return (name) => {
    const known = recent.get(name) ?? older.get(name)
    if (known !== undefined && recent.has(name)) return known
    const found = known ?? workOut(name)
    if (recent.size >= MOST / 2) {
      older = recent
      recent = new Map()
    }
    recent.set(name, found)
    return found
  }
}
