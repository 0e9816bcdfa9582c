/** What can wait until a view has shown what it was opened for. */
import { useEffect, useState } from 'react'

const LATE = 1_500 // milliseconds

/** False at first; true a while later. */
export function useLate(): boolean {
  const [isLate, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), LATE)
    return () => clearTimeout(timer)
  }, [])
  return isLate
}
