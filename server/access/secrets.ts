import { createHash, createHmac, randomBytes, randomUUID, timingSafeEqual } from 'node:crypto'
import { isServersClientId } from '../../shared/protocol/messages.ts'

/** Everything secret is made and compared here. What is stored is a SHA-256; 160 random bits need no slow hash. */

export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

export const sameText = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(hashOf(a)), Buffer.from(hashOf(b))]
  return timingSafeEqual(left, right)
}

export const newSecret = (bytes = 20): string => randomBytes(bytes).toString('base64url')

/** A secret that only this server can work out again: so that staff can be shown a link whose key is stored hashed. */
export const derive = (serverSecret: string, purpose: string, bytes = 20): string =>
  createHmac('sha256', serverSecret).update(purpose).digest().subarray(0, bytes).toString('base64url')

const LETTERS = 'abcdefghijkmnopqrstuvwxyz23456789'
/** Without look-alikes in either case of print: no 0 O, 1 I L, 2, 5 S, B. To be spoken across a room. */
const SPOKEN = 'ACDEFGHJKMNPQRTUVWXYZ346789'

/** Ids stand in addresses and document names: letters and digits only. */
export const newId = (prefix: string, length = 12): string => prefix + draw(LETTERS, length)
/** Of a note that the server itself lays on a cloth. */
export const newNoteId = (): string => randomUUID()
export const newCode = (): string => draw(SPOKEN, 6)
/** What somebody typed for the code: case, blanks and dashes do not matter. */
export const readCode = (typed: string): string => typed.toUpperCase().replace(/[\s-]/g, '')

/** The same for a code to be spoken. */
export function deriveCode(serverSecret: string, purpose: string, length = 6): string {
  // 256 bits over 27 letters: what is uneven in it is far too small to be of use.
  let number = BigInt(`0x${createHmac('sha256', serverSecret).update(purpose).digest('hex')}`)
  const letters = BigInt(SPOKEN.length)
  let code = ''
  while (code.length < length) {
    code += SPOKEN[Number(number % letters)]
    number /= letters
  }
  return code
}

function draw(alphabet: string, length: number): string {
  // Bytes beyond the last whole multiple are drawn again, so that every character is equally likely.
  const limit = 256 - (256 % alphabet.length)
  let text = ''
  while (text.length < length)
    for (const byte of randomBytes(length)) {
      if (byte < limit && text.length < length) text += alphabet[byte % alphabet.length]
    }
  return text
}

/** A person's bearer: `<person id>.<secret>`. */
export function readToken(token: string): { readonly person: string; readonly secret: string } | undefined {
  const found = /^([A-Za-z0-9_]{1,40})\.([A-Za-z0-9_-]{16,100})$/.exec(token)
  return found?.[1] === undefined || found[2] === undefined ? undefined : { person: found[1], secret: found[2] }
}

/** An id that nobody uses yet, a non-zero 32-bit number, as Yjs wants for a client; never one of the server's own. */
export function newClientId(taken: (id: number) => boolean): number {
  for (;;) {
    const id = randomBytes(4).readUInt32LE()
    if (id !== 0 && !isServersClientId(id) && !taken(id)) return id
  }
}
