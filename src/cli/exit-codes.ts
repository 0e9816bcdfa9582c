/** Exit codes of all commands. */
export const DONE = 0
export const FAILED = 1 // some of it; each failure is named
export const MISUSE = 2
