import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The version of this software, as the package says it: seen from a bundle and from the sources. */
export function ownVersion(): string {
  for (const path of ['../package.json', './package.json']) {
    const file = fileURLToPath(new URL(path, import.meta.url))
    if (!existsSync(file)) continue
    const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version?: unknown }
    if (typeof version === 'string') return version
  }
  return '0'
}
