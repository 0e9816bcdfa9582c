import { describe, expect, test } from 'vitest'
import { parseDocument } from '../../src/documents/index.ts'
import { failureOf, parseFile } from './show.ts'

const WORDS = '“We accept,” said José Peña – the café’s owner.'

/** Bytes of words in which each character stands for one byte, those of `codes` for another. */
function encode(words: string, codes: Readonly<Record<string, number>> = {}): Uint8Array {
  return Uint8Array.from(words, (character) => codes[character] ?? character.charCodeAt(0))
}

const WINDOWS_1252 = { '€': 0x80, '…': 0x85, '‘': 0x91, '’': 0x92, '“': 0x93, '”': 0x94, '–': 0x96 }
const textOf = (name: string, bytes: Uint8Array) => parseFile(name, bytes).text

describe('bytes become text', () => {
  test('in UTF-8, with a byte order mark or without', () => {
    expect(textOf('a.txt', Buffer.from(WORDS))).toBe(WORDS)
    expect(textOf('a.txt', Buffer.from(`\ufeff${WORDS}`))).toBe(WORDS)
  })

  test('in UTF-16 of both orders by its mark', () => {
    const little = Buffer.from(`\ufeff${WORDS}`, 'utf16le')
    expect(textOf('a.txt', little)).toBe(WORDS)
    expect(textOf('a.txt', Buffer.from(little).swap16())).toBe(WORDS)
  })

  test('in Windows-1252, quotation marks, dashes and accents', () => {
    expect(textOf('a.txt', encode(WORDS, WINDOWS_1252))).toBe(WORDS)
    expect(textOf('a.txt', encode('The minister’s plan.', WINDOWS_1252))).toBe('The minister’s plan.')
    expect(textOf('a.txt', encode('It costs €5 million…', WINDOWS_1252))).toBe('It costs €5 million…')
  })

  test('in the encoding of an old Macintosh', () => {
    expect(textOf('a.txt', encode('The minister’s plan.', { '’': 0xd5 }))).toBe('The minister’s plan.')
  })

  test('in Cyrillic that nobody declared', () => {
    const words = 'Министр заявил в понедельник, что перемирие сохраняется до весны.'
    const bytes = Uint8Array.from(words, (letter) => {
      const code = letter.charCodeAt(0)
      return code < 0x80 ? code : code - 0x410 + 0xc0
    })
    expect(textOf('a.txt', bytes)).toBe(words)
  })

  test('where a page declares it', () => {
    const page =
      '<html><head><meta charset="windows-1252"></head><body><p>“We accept,” said José.</p></body></html>'
    expect(textOf('a.html', encode(page, WINDOWS_1252))).toBe('“We accept,” said José.')
    const greek = '<html><head><meta charset="iso-8859-7"></head><body><p>\xc5</p></body></html>'
    expect(textOf('a.html', encode(greek))).toBe('Ε')
  })

  test('in UTF-8 where a page was saved so and still declares what it was', () => {
    const page = `<html><head><meta charset="windows-1252"></head><body><p>${WORDS}</p></body></html>`
    expect(textOf('a.html', Buffer.from(page))).toBe(WORDS)
  })

  test('where the server declares it, for text and for a page that declares something else', () => {
    const read = (charset: string, bytes: Uint8Array) => parseDocument(bytes, { charset }).text
    expect(read('ISO-8859-7', encode('\xc5'))).toBe('Ε')
    expect(read('Latin1', encode('The minister’s plan.', WINDOWS_1252))).toBe('The minister’s plan.')
    const page = '<html><head><meta charset="iso-8859-1"></head><body><p>\xc5</p></body></html>'
    expect(read('iso-8859-7', encode(page))).toBe('Ε')
  })

  test('whatever the server declares where a byte order mark or the bytes say otherwise', () => {
    const read = (charset: string, bytes: Uint8Array) => parseDocument(bytes, { charset }).text
    expect(read('utf-16le', Buffer.from(`\ufeff${WORDS}`))).toBe(WORDS)
    expect(read('iso-8859-7', Buffer.from(`\ufeff${WORDS}`, 'utf16le'))).toBe(WORDS)
    for (const charset of ['iso-8859-1', 'latin1', 'windows-1251', 'utf8', 'nothing', ''])
      expect(read(charset, Buffer.from(WORDS)), charset).toBe(WORDS)
    expect(read('utf-8', encode(WORDS, WINDOWS_1252))).toBe(WORDS)
    const page = '<html><head><meta charset="iso-8859-7"></head><body><p>\xc5</p></body></html>'
    expect(read('utf-8', encode(page))).toBe('Ε')
  })

  test.each(['charset', 'text/html; charset=', 'text/html; charset=nothing'])(
    'whatever a page declares: %s',
    (content) => {
      const page = `<html><head><meta http-equiv="content-type" content="${content}"></head><body><p>José.</p></body></html>`
      expect(textOf('a.html', Buffer.from(page))).toBe('José.')
    },
  )
})

describe('bytes that are no text', () => {
  test('UTF-8 with a byte gone wrong is not guessed at', () => {
    const bytes = Buffer.concat([Buffer.from('“We accept,” said Jos'), Buffer.from([0xe9]), Buffer.from('.')])
    expect(failureOf(() => parseFile('a.txt', bytes))).toBe(
      'encoding: a.txt: is UTF-8, but its byte 25 is part of no character; save it again as UTF-8',
    )
  })

  test('nor UTF-8 that is cut inside a character', () => {
    const bytes = Buffer.from('“We accept”').subarray(0, -1)
    expect(failureOf(() => parseFile('a.txt', bytes))).toContain('its byte 12 is part of no character')
  })

  test('half a character of UTF-16 says so', () => {
    const bytes = Buffer.from('\ufeffWe', 'utf16le').subarray(0, 5)
    expect(failureOf(() => parseFile('a.txt', bytes))).toBe(
      'encoding: a.txt: begins like UTF-16LE and is not; save it again as UTF-8',
    )
  })
})
