/** What the Content-Type header of an answer tells: whether it can be a report, and its encoding. */
import { MIMEType } from 'node:util'
import { unfetched } from './faults.ts'

// What cannot be words; a type that is missing, unknown or general is left to the bytes.
const NO_REPORT =
  /^(?:(?:image|audio|video|font|model)\/.+|application\/(?:zip|gzip|x-gzip|x-bzip2?|x-xz|zstd|x-7z-compressed|x-rar-compressed|vnd\.rar|x-tar|java-archive|wasm|x-msdownload|x-shockwave-flash|ogg))$/

/** Throws a ReadoutError ("fetch") where an answer is of a type that is no report: "image/png". */
export function checkType(type: string | undefined, name: string): void {
  const essence = parseType(type)?.essence ?? ''
  if (NO_REPORT.test(essence))
    throw unfetched(
      name,
      `is no report but ${essence.slice(0, 60)}; give the address of the page with the words`,
    )
}

/** The encoding that the header names, as it names it: "iso-8859-1"; null where it names none. */
export function findCharset(type: string | undefined): string | null {
  return parseType(type)?.params.get('charset') || null
}

function parseType(type = ''): MIMEType | null {
  try {
    return new MIMEType(type)
  } catch {
    return null // "html", "text/html charset=utf-8"
  }
}
