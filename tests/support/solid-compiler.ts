import { createRequire } from 'node:module'

interface Babel {
  transformSync(
    code: string,
    options: { filename: string; presets: string[]; parserOpts: { plugins: string[] }; configFile: false },
  ): { readonly code?: string | null } | null
}

// The very compiler of the build: the Vite plugin's own, reached through it.
const ofThePlugin = createRequire(createRequire(import.meta.url).resolve('vite-plugin-solid'))
const parserOpts = { plugins: ['jsx', 'typescript'] }
const presets = [ofThePlugin.resolve('babel-preset-solid')]

/** What Solid makes of a component: the types are still in it, but its HTML stands in templates. */
export function compileSolid(filename: string, text: string): string {
  const babel = ofThePlugin('@babel/core') as Babel
  return babel.transformSync(text, { filename, presets, parserOpts, configFile: false })?.code ?? ''
}
