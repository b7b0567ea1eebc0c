import { afterEach, describe, expect, it, vi } from 'vitest'
import { copyText } from '../../client/ui/copy-text.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

/** What the browser's old copying sees: the selected text. */
function oldWay(answer: boolean): string[] {
  const seen: string[] = []
  Object.defineProperty(document, 'execCommand', {
    configurable: true,
    value: () => {
      const field = document.activeElement
      if (field instanceof HTMLTextAreaElement) seen.push(field.value)
      return answer
    },
  })
  return seen
}

describe('a text to give away', () => {
  it('is copied where the browser gives its clipboard', async () => {
    const copied: string[] = []
    vi.stubGlobal('isSecureContext', true)
    vi.stubGlobal('navigator', { clipboard: { writeText: async (text: string) => void copied.push(text) } })
    expect(await copyText('https://cafe.example.org')).toBe(true)
    expect(copied).toEqual(['https://cafe.example.org'])
  })

  it('is copied the old way on plain HTTP, and the focus is where it was', async () => {
    vi.stubGlobal('isSecureContext', false)
    const seen = oldWay(true)
    const button = document.createElement('button')
    document.body.append(button)
    button.focus()
    expect(await copyText('http://192.168.1.4/e/c1/join#k=x')).toBe(true)
    expect(seen).toEqual(['http://192.168.1.4/e/c1/join#k=x'])
    expect(document.activeElement).toBe(button)
    expect(document.querySelector('textarea')).toBeNull()
  })

  it('says so when the browser refuses both ways', async () => {
    vi.stubGlobal('isSecureContext', true)
    vi.stubGlobal('navigator', { clipboard: { writeText: () => Promise.reject(new Error('denied')) } })
    oldWay(false)
    expect(await copyText('https://cafe.example.org')).toBe(false)
  })
})
