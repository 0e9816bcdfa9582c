/** Tells a person something on standard error: one line, without what could steer a terminal. */
export function tell(message: string): void {
  process.stderr.write(`${message.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')}\n`)
}
