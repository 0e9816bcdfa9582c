/** What a ledger's address says by itself, before anything is opened. */

/** Whether WHERE is a PostgreSQL server's address, and no file. */
export function isServer(where: string): boolean {
  return /^postgres(ql)?:\/\//i.test(where)
}

/** An address without its password, to be shown. */
export function hidePassword(address: string): string {
  return address.replace(/^(postgres(?:ql)?:\/\/[^:@/?#]*):[^@/]*@/i, '$1:…@')
}
