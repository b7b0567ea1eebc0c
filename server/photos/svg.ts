import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { DrawnLogo, UnfitLogo } from './logo-picture.ts'

/** A few kilobytes of filters can keep a drawing program at work for hours; a logo takes a moment. */
const LASTS_MS = 15_000

/**
 * Draws an SVG in a process of its own, without our environment, which is ended after `lastsMs`: no thread that the server needs for
 * its disk waits for it. One at a time; `busy`: another one is being drawn.
 */
export function createSvgDrawer(lastsMs: number = LASTS_MS): (bytes: Uint8Array) => Promise<DrawnLogo | UnfitLogo> {
  let isDrawing = false
  return async bytes => {
    if (isDrawing) return 'busy'
    isDrawing = true
    try {
      return await drawBeside(bytes, lastsMs)
    } finally {
      isDrawing = false
    }
  }
}

function drawBeside(bytes: Uint8Array, lastsMs: number): Promise<DrawnLogo | UnfitLogo> {
  return new Promise(resolve => {
    const built = fileURLToPath(new URL('./draughtsman.js', import.meta.url))
    const isBuilt = existsSync(built)
    const child = fork(isBuilt ? built : fileURLToPath(new URL('./draughtsman.ts', import.meta.url)), [], {
      execArgv: isBuilt ? [] : ['--import', 'tsx'],
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    const end = (drawn: DrawnLogo | UnfitLogo): void => {
      clearTimeout(patience)
      child.kill('SIGKILL')
      resolve(drawn)
    }
    const patience = setTimeout(() => end('too-long'), lastsMs)
    child.once('message', (drawn: DrawnLogo | UnfitLogo) => end(drawn))
    child.once('error', () => end('unreadable'))
    child.once('exit', () => end('unreadable'))
    child.send(bytes, fault => {
      if (fault !== null) end('unreadable')
    })
  })
}
