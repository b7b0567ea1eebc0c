import { afterEach, describe, expect, it } from 'vitest'
import { render, type RenderOrder } from '../../server/reports/render.ts'
import { createRenderer, type Renderer, RenderFailure, type RendererLimits } from '../../server/reports/renderer.ts'
import { aLogo } from '../support/a-kit.ts'
import { draftFacts, writtenFacts } from './facts-builder.ts'

const renderers: Renderer[] = []
function aRenderer(given: Partial<RendererLimits> = {}): Renderer {
  const renderer = createRenderer(given)
  renderers.push(renderer)
  return renderer
}
afterEach(async () => {
  await Promise.all(renderers.splice(0).map(renderer => renderer.close()))
})

const order: RenderOrder = { facts: writtenFacts(), language: 'fr' }
const whyNot = (making: Promise<unknown>): Promise<string> =>
  making.then(
    () => 'made',
    (fault: unknown) => (fault instanceof RenderFailure ? fault.why : String(fault)),
  )

describe('the renderer', () => {
  it('makes in its thread the very files that are made here', async () => {
    const renderer = aRenderer()
    const drawn = await aLogo()
    const logo = { ...drawn, png: new Uint8Array(drawn.png) }
    for (const language of ['fr', 'en', 'both'] as const) {
      const given = { facts: draftFacts(), language, logo, log: true }
      expect(await renderer.render('md', given)).toBe(await render('md', given))
      expect(await renderer.render('html', given)).toBe(await render('html', given))
      expect(await renderer.render('pages', given)).toEqual(await render('pages', given))
    }
    const docx = await renderer.render('docx', order)
    expect(Buffer.from(docx.subarray(0, 2)).toString()).toBe('PK')
  })

  it('serves many at once, one after the other, each their own', async () => {
    const renderer = aRenderer()
    const [first, second, third] = await Promise.all([
      renderer.render('md', order),
      renderer.render('md', { ...order, language: 'en' }),
      renderer.render('html', order),
    ])
    expect(first).toBe(await render('md', order))
    expect(second).toBe(await render('md', { ...order, language: 'en' }))
    expect(third).toMatch(/^<!doctype html>/)
  })

  it('says when too many wait, when it took too long and when it failed, and goes on', async () => {
    const narrow = aRenderer({ waiting: 1 })
    const under = narrow.render('md', order)
    expect(await whyNot(narrow.render('md', order))).toBe('busy')
    await under
    // a plan that is none: nothing can be made of it
    const broken = { ...order, facts: JSON.parse('{}') as RenderOrder['facts'] }
    expect(await whyNot(narrow.render('md', broken))).toBe('failed')
    expect(await whyNot(narrow.render('md', order))).toBe('made')
    expect(await whyNot(aRenderer({ orderMs: 1 }).render('docx', order))).toBe('too-long')
  })

  it('takes no order any more once it is closed', async () => {
    const renderer = aRenderer()
    const under = whyNot(renderer.render('docx', order))
    await renderer.close()
    expect(['failed', 'busy']).toContain(await under)
    expect(await whyNot(renderer.render('md', order))).toBe('busy')
  })
})
