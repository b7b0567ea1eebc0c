import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'

/**
 * The licences of all packages that are inside a bundle, in full, as they want to be handed on.
 * Throws when one of them says nothing that could be handed on.
 * @param {readonly string[]} files what bundles were made from, seen from the root
 * @returns {string} Markdown, one heading a package, by name
 */
export function licencesOf(files) {
  const folders = new Set(files.flatMap(file => file.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/) ?? []))
  const parts = [...folders].map(folder => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
    const texts = readdirSync(join(root, folder)).filter(file => /^(licen[cs]e|copying|notice)/i.test(file))
    const words = texts.map(file => readFileSync(join(root, folder, file), 'utf8').trim())
    if (license === undefined && words.length === 0) throw new Error(`${name} has no licence`)
    return [`## ${name} ${version} (${license})`, ...words].join('\n\n')
  })
  // The same package may lie in several folders.
  const once = [...new Set(parts)].sort()
  return `${['# Licences of what is inside `server.js` and `guests.js`', ...once].join('\n\n')}\n`
}
