import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import type { TestProject } from 'vitest/node'
import { runWell } from '../support/programs.ts'

/** What all packaging tests share: made once, since an installation takes longest. */
export interface Packed {
  readonly tarball: string
  readonly bytes: number
  /** a folder that was empty before the tarball was installed there */
  readonly home: string
  /** for folders of single tests */
  readonly scratch: string
}

declare module 'vitest' {
  interface ProvidedContext {
    readonly packed: Packed
  }
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Packs as `npm pack` does (which builds what is stale) and installs the tarball as anybody would, but from npm's cache where it can. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const scratch = mkdtempSync(join(tmpdir(), 'tablee-packaging-'))
  chmodSync(scratch, 0o755) // somebody without rights comes here too
  try {
    const [packs, home] = [join(scratch, 'packs'), join(scratch, 'home')]
    for (const folder of [packs, home]) mkdirSync(folder)
    await npm(['pack', '--pack-destination', packs], ROOT)
    const tarball = join(packs, readdirSync(packs)[0] ?? 'nothing was packed')
    await npm(['install', '--prefix', '.', tarball], home)
    project.provide('packed', { tarball, bytes: statSync(tarball).size, home, scratch })
  } catch (fault) {
    rmSync(scratch, { recursive: true, force: true })
    throw fault
  }
  // Not at one go: tens of thousands of files, while the runner waits for its workers to end.
  return () => rm(scratch, { recursive: true, force: true })
}

/** npm as the person has it; the registry is asked only for what its cache lacks. */
export const npm = (args: readonly string[], cwd: string): Promise<string> => {
  const { npm_execpath: own } = process.env
  const [command = 'npm', ...before] = own?.endsWith('.js') ? [process.execPath, own] : ['npm']
  return runWell(command, [...before, ...args], { cwd, env: NPM_QUIETLY })
}
export const NPM_QUIETLY = {
  npm_config_prefer_offline: 'true',
  npm_config_audit: 'false',
  npm_config_fund: 'false',
  npm_config_update_notifier: 'false',
  npm_config_loglevel: 'error',
}
