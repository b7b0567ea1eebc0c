import { type ESTree, Visitor } from 'vite'
import { compileSolid } from './solid-compiler.ts'
import type { SourceFile } from './source-files.ts'

/** Attributes that a person reads or hears. */
const SPOKEN = new Set([
  'aria-label',
  'aria-description',
  'aria-roledescription',
  'aria-valuetext',
  'title',
  'placeholder',
  'alt',
])
/** Two letters in a row: a word. Single letters and signs (`·`, `×`, `→`) belong to no language. */
const WORD = /\p{L}{2}/u
/** Said the same in every language. */
const NAMES = new Set(['Tablée'])

export function sideOf(path: string): 'client' | 'server' | 'shared' | undefined {
  const side = path.split('/')[0]
  return side === 'client' || side === 'server' || side === 'shared' ? side : undefined
}

/**
 * Where a page would carry a style that `style-src 'self'` blocks. Solid puts each value that it can work out beforehand
 * into the HTML of its template, constants included; so the answer is read from what Solid's compiler makes.
 */
export function inlineStyles(file: SourceFile): string[] {
  if (!file.path.endsWith('.tsx') || !/\bstyle\b/.test(file.text)) return []
  const templates = [...compileSolid(file.path, file.text).matchAll(/_\$template\(`([^`]*)`/g)].map(
    ([, html = '']) => html,
  )
  return templates
    .filter(html => /<style\b|<[^>]*\sstyle=/.test(html))
    .map(html => `${file.path}: ${html.match(/<[^>]*\sstyle=[^>]*|<style\b/)?.[0]}>`)
}

/** Words of some language that stand in a component rather than in a dictionary. */
export function spokenLiterals(file: SourceFile): string[] {
  const found: string[] = []
  const listen = (value: ESTree.Node) => {
    for (const literal of literalsIn(value)) found.push(where(file, literal))
  }
  new Visitor({
    JSXText(text) {
      if (WORD.test(text.value) && !NAMES.has(text.value.trim())) found.push(where(file, text))
    },
    JSXElement: element =>
      element.children.forEach(child => child.type === 'JSXExpressionContainer' && listen(child.expression)),
    JSXFragment: element =>
      element.children.forEach(child => child.type === 'JSXExpressionContainer' && listen(child.expression)),
    JSXAttribute(attribute) {
      const value = valueOf(attribute)
      if (value && SPOKEN.has(nameOf(attribute))) listen(value)
    },
  }).visit(file.program)
  return found
}

/** The strings that an expression may come to: through both arms of a choice, not into calls, keys or comparisons. */
function literalsIn(value: ESTree.Node): ESTree.Node[] {
  switch (value.type) {
    case 'Literal':
      return typeof value.value === 'string' && WORD.test(value.value) ? [value] : []
    case 'TemplateLiteral':
      return value.quasis.some(quasi => WORD.test(quasi.value.cooked ?? '')) ? [value] : []
    case 'ConditionalExpression':
      return [...literalsIn(value.consequent), ...literalsIn(value.alternate)]
    case 'LogicalExpression':
      return [...literalsIn(value.left), ...literalsIn(value.right)]
    case 'BinaryExpression':
      return value.operator === '+' ? [...literalsIn(value.left), ...literalsIn(value.right)] : []
    case 'ParenthesizedExpression':
      return literalsIn(value.expression)
    default:
      return []
  }
}

/** What a browser gives on HTTPS and localhost only. Identifiers come from `uuid`; the rest is asked for before it is used. */
export function unguardedSecureCalls(file: SourceFile): string[] {
  const never = /\bcrypto\.(randomUUID|subtle)\b/g
  const asked = /\bnavigator\.(clipboard|wakeLock|locks|serviceWorker|share|storage|mediaDevices)\b(?!\?\.)/g
  const hasAsked = (name: string) =>
    new RegExp(`['"]${name}['"] in navigator|isSecureContext|typeof navigator\\.${name}`).test(file.text)
  return [
    ...[...file.text.matchAll(never)].map(([call]) => `${file.path}: ${call}`),
    ...[...file.text.matchAll(asked)]
      .filter(([, name = '']) => !hasAsked(name))
      .map(([call]) => `${file.path}: ${call}`),
  ]
}

/** A function of `shared` is given the time and its randomness, so that each test can give its own. */
export function clockAndChance(file: SourceFile): string[] {
  const calls =
    /\bDate\.now\(|\bnew Date\(\s*\)|\bMath\.random\(|\bperformance\.now\(|\bgetRandomValues\b|\brandomUUID\b/g
  return [...file.text.matchAll(calls)].map(([call]) => `${file.path}: ${call}`)
}

function nameOf({ name }: ESTree.JSXAttribute): string {
  return name.type === 'JSXIdentifier' ? name.name : `${name.namespace.name}:${name.name.name}`
}

function valueOf({ value }: ESTree.JSXAttribute): ESTree.Node | undefined {
  return (value?.type === 'JSXExpressionContainer' ? value.expression : value) ?? undefined
}

function where(file: SourceFile, node: ESTree.Node): string {
  const line = file.text.slice(0, node.start).split('\n').length
  return `${file.path}:${line} ${file.text.slice(node.start, node.end).trim().slice(0, 80)}`
}
