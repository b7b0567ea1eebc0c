import { handshake, masked } from '../../support/real-line.ts'
import type { LineAttack } from './scene.ts'

const BINARY = 0x82
const TEXT = 0x81
const repeated = (count: number, frame: Buffer): Buffer => Buffer.concat(Array.from({ length: count }, () => frame))

const frames: readonly LineAttack[] = [
  { name: 'the first reserved bit set', bytes: () => masked(0xc2, [0]) },
  { name: 'the second reserved bit set', bytes: () => masked(0xa2, [0]) },
  { name: 'the third reserved bit set', bytes: () => masked(0x92, [0]) },
  { name: 'a compressed message, though nothing was agreed', bytes: () => masked(0xc1, [0x4a, 0x4c, 0x04, 0x00]) },
  { name: 'no mask', bytes: () => Buffer.from([BINARY, 1, 0]) },
  { name: 'text that is no UTF-8', bytes: () => masked(TEXT, [0xc3, 0x28]) },
  { name: 'an honest text frame', bytes: () => masked(TEXT, [0x68, 0x69]) },
  { name: 'a length beyond all bounds', bytes: () => Buffer.from([BINARY, 0xff, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]) },
  {
    name: 'a length below zero',
    bytes: () => Buffer.from([BINARY, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]),
  },
  { name: 'an unknown kind of frame', bytes: () => masked(0x83, [0]) },
  { name: 'an unknown kind of control frame', bytes: () => masked(0x8b, [0]) },
  { name: 'a continuation of nothing', bytes: () => masked(0x80, [0]) },
  {
    name: 'a new message in the middle of another',
    bytes: () => Buffer.concat([masked(0x02, [0]), masked(BINARY, [0])]),
  },
  { name: 'a close frame of one byte', bytes: () => masked(0x88, [3]) },
  { name: 'a close frame with a code that does not exist', bytes: () => masked(0x88, [0x03, 0xed]) },
  { name: 'a close frame whose reason is no UTF-8', bytes: () => masked(0x88, [0x03, 0xe8, 0xc3, 0x28]) },
  { name: 'a ping in two parts', bytes: () => masked(0x09, [0]) },
  { name: 'a ping longer than pings are', bytes: () => masked(0x89, new Uint8Array(126)) },
  {
    name: 'twenty thousand empty parts of one message',
    bytes: () => Buffer.concat([masked(0x02, [0]), repeated(20_000, masked(0x00, []))]),
  },
  {
    name: 'a message of two megabytes in small parts',
    bytes: () => Buffer.concat([masked(0x02, [0]), repeated(40, masked(0x00, new Uint8Array(60_000)))]),
  },
  { name: 'nothing but noise', bytes: () => Buffer.from(Array.from({ length: 500 }, (_, i) => (i * 197 + 83) % 256)) },
]

const openings: readonly LineAttack[] = [
  {
    name: 'a request for an upgrade that never ends',
    handshake: () => handshake().slice(0, -2),
    bytes: () => Buffer.from('X-Slow: '),
    stays: true,
  },
  {
    name: 'a request with a version of long ago',
    handshake: () => handshake().replace('Version: 13', 'Version: 7'),
    bytes: () => Buffer.from('\r\n'),
  },
  {
    name: 'a request with a key that is none',
    handshake: () => handshake().replace(/Key: \S+/, 'Key: none'),
    bytes: () => Buffer.from('\r\n'),
  },
  {
    name: 'a request for a protocol that is no word',
    handshake: () => handshake('table-t1', 'mallory', 'Sec-WebSocket-Protocol: a,,(b)\r\n'),
    bytes: () => Buffer.from('\r\n'),
  },
  {
    name: 'a request with twenty thousand bytes of headers',
    handshake: () => handshake('table-t1', 'mallory', `X-Much: ${'x'.repeat(20_000)}\r\n`),
    bytes: () => Buffer.from('\r\n'),
  },
  { name: 'a path that climbs', handshake: () => handshake('../../healthz'), bytes: () => Buffer.from('\r\n') },
  {
    name: 'noise in the same breath as the request',
    handshake: () => handshake() + masked(0xc2, [1, 2, 3]).toString('latin1'),
    bytes: () => Buffer.from([]),
  },
]

export const onTheLine: readonly LineAttack[] = [...frames, ...openings]
