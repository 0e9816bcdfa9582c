/** A password from the terminal, without an echo, or from standard input. */
import type { ReadStream } from 'node:tty'
import { ReadoutError } from '../errors.ts'

const LONGEST = 10_000 // bytes: more is no password

/** The password that is given: the first line of standard input, or what is typed twice. */
export async function askPassword({ fromInput }: { fromInput: boolean }): Promise<string> {
  if (fromInput) return readLine(process.stdin)
  if (!process.stdin.isTTY)
    throw new ReadoutError('misuse', 'there is no terminal to type a password on; give --password-stdin')
  const password = await typeIn('Password: ', process)
  if ((await typeIn('Once more: ', process)) !== password)
    throw new ReadoutError('field', 'password: the two are not the same; nothing was changed')
  return password
}

async function readLine(input: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of input) {
    chunks.push(chunk)
    length += chunk.length
    if (length > LONGEST) throw new ReadoutError('field', 'password: is far too long')
  }
  const [line = ''] = Buffer.concat(chunks).toString('utf8').split(/\r?\n/)
  return line
}

/** What is typed up to the return key; nothing of it is shown. Ctrl-C and Ctrl-D give up. */
export function typeIn(
  prompt: string,
  {
    stdin,
    stderr,
  }: {
    stdin: Pick<ReadStream, 'setRawMode' | 'on' | 'off' | 'resume' | 'pause'>
    stderr: { write(text: string): unknown }
  },
): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  let typed: string[] = []
  const decoder = new TextDecoder()
  const end = () => {
    stdin.off('data', take)
    stdin.setRawMode(false)
    stdin.pause()
    stderr.write('\n')
  }
  const take = (bytes: Uint8Array) => {
    for (const character of decoder.decode(bytes, { stream: true })) {
      if (character === '\r' || character === '\n') {
        end()
        resolve(typed.join(''))
        return
      }
      if (character === '\u0003' || character === '\u0004') {
        end()
        reject(new ReadoutError('field', 'password: none was given; nothing was changed'))
        return
      }
      if (character === '\u007f' || character === '\b') typed.pop()
      else if (character === '\u0015') typed = []
      else typed.push(character)
    }
  }
  stderr.write(prompt)
  stdin.setRawMode(true)
  stdin.on('data', take)
  stdin.resume()
  return promise
}
