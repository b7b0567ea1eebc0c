import { describe, expect, it, vi } from 'vitest'
import { AidsClosed, createAids } from '../../client/aids/aids-client.ts'
import { type AidQuestion, answerAid } from '../../shared/aids/answer.ts'

const WORDS = {
  tables: [
    {
      id: 't1',
      notes: [
        { id: 'a', text: 'Du pain', lang: 'fr' },
        { id: 'b', text: 'Le pain', lang: 'fr' },
      ],
    },
  ],
  ignored: [],
}
const answer = answerAid({ kind: 'words', ask: WORDS })

/** A worker that answers when it is told to. */
class StagedWorker extends EventTarget {
  readonly asked: { readonly id: number; readonly question: AidQuestion }[] = []
  ended = false
  postMessage(message: { readonly id: number; readonly question: AidQuestion }): void {
    this.asked.push(structuredClone(message))
  }
  terminate(): void {
    this.ended = true
  }
  reply(at: number): void {
    const asked = this.asked[at]
    if (asked === undefined) throw new Error('it was not asked that')
    this.dispatchEvent(new MessageEvent('message', { data: { id: asked.id, answer: answerAid(asked.question) } }))
  }
}
const staged = () => {
  const worker = new StagedWorker()
  const makeWorker = vi.fn(() => worker as unknown as Worker)
  return { worker, makeWorker }
}

describe('the aids off the main thread', () => {
  it('make one worker, at the first question, and give each answer to who asked', async () => {
    const { worker, makeWorker } = staged()
    const aids = createAids({ makeWorker })
    expect(makeWorker).not.toHaveBeenCalled()
    const [first, second] = [aids.ask('words', WORDS), aids.ask('groups', { notes: [], lexicon: '' })]
    worker.reply(1)
    worker.reply(0)
    expect(await second).toEqual([])
    expect(await first).toEqual(answer)
    expect(makeWorker).toHaveBeenCalledOnce()
  })

  it('end the worker when closed, and refuse what was not answered', async () => {
    const { worker, makeWorker } = staged()
    const aids = createAids({ makeWorker })
    const asked = aids.ask('words', WORDS)
    aids.close()
    await expect(asked).rejects.toBeInstanceOf(AidsClosed)
    await expect(aids.ask('words', WORDS)).rejects.toBeInstanceOf(AidsClosed)
    expect(worker.ended).toBe(true)
  })

  it('answer on this thread where workers are refused', async () => {
    const makeWorker = vi.fn((): Worker => {
      throw new Error('refused by the policy')
    })
    const aids = createAids({ makeWorker })
    expect(await aids.ask('words', WORDS)).toEqual(answer)
    expect(await aids.ask('words', WORDS)).toEqual(answer)
    expect(makeWorker).toHaveBeenCalledOnce()
  })

  it('answer on this thread what a worker that could not start was asked', async () => {
    const { worker, makeWorker } = staged()
    const aids = createAids({ makeWorker })
    const asked = aids.ask('words', WORDS)
    worker.dispatchEvent(new Event('error', { cancelable: true }))
    expect(await asked).toEqual(answer)
    expect(worker.ended).toBe(true)
  })

  it('say so when they cannot be fetched at all', async () => {
    const aids = createAids({
      makeWorker: () => {
        throw new Error('refused')
      },
      loadHere: () => Promise.reject(new Error('no network')),
    })
    await expect(aids.ask('words', WORDS)).rejects.toThrow('no network')
  })
})
