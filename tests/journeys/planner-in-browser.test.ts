import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { planSomeRooms } from '../support/planner-rooms.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
})

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

it('[M4] the planner draws the same plans in a browser as on the server, and the same twice', async () => {
  const bundle = await build({
    entryPoints: [fileURLToPath(new URL('../support/planner-rooms.ts', import.meta.url))],
    bundle: true,
    format: 'iife',
    globalName: 'rooms',
    target: 'es2022',
    write: false,
  })
  const page = await browser.newPage()
  await page.addScriptTag({ content: bundle.outputFiles[0]?.text ?? '' })
  const inBrowser = await page.evaluate<string>('rooms.planSomeRooms()')
  await page.close()
  const here = planSomeRooms()
  expect(here.split('\n')).toHaveLength(20)
  expect(hashOf(inBrowser)).toBe(hashOf(here))
  expect(hashOf(planSomeRooms())).toBe(hashOf(here))
})
