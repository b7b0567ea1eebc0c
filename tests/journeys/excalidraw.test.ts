import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { toExcalidraw } from '../../shared/exports/excalidraw.ts'
import { KIND_LOOK } from '../../shared/reports/look.ts'
import { printable } from '../../shared/reports/printable.ts'
import { cloth, sheet, shown } from '../exports/drawn-cloth.ts'
import { launchBrowser } from '../support/browser.ts'
import type { Opened } from '../support/excalidraw-reader.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
})

it('[Y6] FMT-03: Excalidraw itself opens a cloth, with all its words, colours, groups and arrows', async () => {
  const bundle = await build({
    entryPoints: [fileURLToPath(new URL('../support/excalidraw-reader.ts', import.meta.url))],
    bundle: true,
    format: 'iife',
    globalName: 'reader',
    target: 'es2022',
    external: ['@excalidraw/mermaid-to-excalidraw'],
    loader: { '.css': 'empty', '.woff2': 'empty' },
    define: { 'process.env.IS_PREACT': '"false"', 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
    write: false,
  })
  const page = await browser.newPage()
  const faults: string[] = []
  page.on('pageerror', fault => faults.push(String(fault)))
  await page.setContent('<!doctype html><title>A reader</title>')
  await page.addScriptTag({ content: bundle.outputFiles[0]?.text ?? '' })
  const text = toExcalidraw(sheet())
  const opened = await page.evaluate(
    file => (globalThis as unknown as { reader: { openFile(text: string): Promise<Opened> } }).reader.openFile(file),
    text,
  )
  await page.close()
  expect(faults).toEqual([])

  const byId = new Map(opened.elements.map(element => [element['id'], element]))
  const sent = (JSON.parse(text) as { elements: readonly { id: string }[] }).elements
  expect(opened.elements.map(element => element['id'])).toEqual(sent.map(element => element.id))
  for (const note of shown) {
    const words = byId.get(`text-${note.id}`)
    expect(words?.['originalText']).toBe(printable(note.text))
    expect(words?.['containerId']).toBe(note.id)
    expect(byId.get(note.id)).toMatchObject({
      type: 'rectangle',
      backgroundColor: KIND_LOOK[note.kind].ground,
      frameId: 'table',
      isDeleted: false,
    })
  }
  const links = cloth.links.slice(0, 2).map(link => byId.get(`link-${link.id}`))
  expect(links.map(link => [link?.['startBinding'], link?.['endBinding']])).toEqual([
    [
      expect.objectContaining({ elementId: cloth.links[0]?.a }),
      expect.objectContaining({ elementId: cloth.links[0]?.b }),
    ],
    [
      expect.objectContaining({ elementId: cloth.links[1]?.a }),
      expect.objectContaining({ elementId: cloth.links[1]?.b }),
    ],
  ])
  const drawn = opened.drawn.join(' ').replace(/\s+/g, '')
  for (const label of [
    'L’assiette',
    'dehors',
    'dedans',
    'La confiance',
    'En vrac',
    'appuie',
    's’oppose à',
    'Sur l’assiette',
  ])
    expect(drawn).toContain(label.replace(/\s+/g, ''))
}, 120_000)
