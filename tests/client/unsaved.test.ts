import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { watchUnsaved } from '../../client/session/unsaved.ts'

function open() {
  const doc = new Y.Doc()
  const ledger = watchUnsaved(doc, () => {})
  const write = (key: string) => doc.transact(() => doc.getMap('txt').set(key, 'mots'))
  return { doc, ledger, write, keys: () => [...ledger.keys()].sort() }
}

describe('what the screen may call saved', () => {
  it('a note is on the way until the server says that its message is on disk', () => {
    const { ledger, write, keys } = open()
    write('a')
    ledger.sent(1, false)
    write('b')
    ledger.sent(2, false)
    expect(keys()).toEqual(['a', 'b'])
    ledger.acknowledged(1)
    expect(keys()).toEqual(['b'])
    ledger.acknowledged(2)
    expect(keys()).toEqual([])
  })

  it('a note written again while its first words travel stays unsaved until the second message is on disk', () => {
    const { ledger, write, keys } = open()
    write('a')
    ledger.sent(1, false)
    write('a')
    ledger.sent(2, false)
    ledger.acknowledged(1)
    expect(keys()).toEqual(['a'])
  })

  it('what was written without network waits for the next connection’s first message', () => {
    const { ledger, write, keys } = open()
    write('a')
    ledger.acknowledged(50) // an old count must not clear what was never sent
    expect(keys()).toEqual(['a'])
    ledger.sent(1, true)
    ledger.acknowledged(1)
    expect(keys()).toEqual([])
  })

  it('a lost connection takes back what was on the way', () => {
    const { ledger, write, keys } = open()
    write('a')
    ledger.sent(7, false)
    ledger.disconnected()
    ledger.acknowledged(7)
    expect(keys()).toEqual(['a'])
  })

  it('what others write is never counted as mine', () => {
    const { doc, keys } = open()
    const other = new Y.Doc()
    other.getMap('txt').set('b', 'leurs mots')
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
    expect(keys()).toEqual([])
  })
})
