import type { SynthesisBlock } from './facts.ts'

/**
 * A short sign of what a part says, to see whether it changed since somebody read it over: 14 hexadecimal digits (53 bits, by
 * two multiply-and-xor rounds in the manner of FNV-1a). Not a secret and not a seal: who wants to forge one can.
 */
export function fingerprintOf(blocks: readonly SynthesisBlock[]): string {
  const text = JSON.stringify(blocks)
  let [a, b] = [0x811c9dc5, 0x1b873593]
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    a = Math.imul(a ^ unit, 0x01000193)
    b = Math.imul(b ^ unit, 0x5bd1e995)
  }
  const high = (b ^ (b >>> 15)) & 0x1f_ffff
  return (high * 2 ** 32 + (a >>> 0)).toString(16).padStart(14, '0')
}
