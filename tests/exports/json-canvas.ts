/**
 * JSON Canvas 1.0 (jsoncanvas.org/spec/1.0, 11 March 2024), as a list of what a file does wrong. The specification says nothing
 * of further keys, so none are allowed here: what it does not name no program has to keep.
 */
export function canvasFaults(text: string): string[] {
  const faults: string[] = []
  const file = JSON.parse(text) as unknown
  if (!isRecord(file)) return ['the file is no object']
  only(file, ['nodes', 'edges'], 'the file')
  const nodes = listOf(file['nodes'], 'nodes')
  const edges = listOf(file['edges'], 'edges')
  const ids = [...nodes, ...edges].map(each => each['id'])
  if (new Set(ids).size !== ids.length) faults.push('an id is there twice')
  for (const node of nodes) checkNode(node)
  const nodeIds = new Set(nodes.map(node => node['id']))
  for (const edge of edges) checkEdge(edge)
  return faults

  function checkNode(node: Fields): void {
    const at = `node ${String(node['id'])}`
    if (typeof node['id'] !== 'string' || node['id'] === '') faults.push(`${at}: id is no string`)
    for (const key of ['x', 'y', 'width', 'height'])
      if (!Number.isSafeInteger(node[key])) faults.push(`${at}: ${key} is no integer`)
    if (Number(node['width']) <= 0 || Number(node['height']) <= 0) faults.push(`${at}: it has no size`)
    colour(node, at)
    const common = ['id', 'type', 'x', 'y', 'width', 'height', 'color']
    switch (node['type']) {
      case 'text':
        only(node, [...common, 'text'], at)
        if (typeof node['text'] !== 'string') faults.push(`${at}: text is no string`)
        break
      case 'group':
        only(node, [...common, 'label', 'background', 'backgroundStyle'], at)
        if (node['label'] !== undefined && typeof node['label'] !== 'string') faults.push(`${at}: label is no string`)
        break
      default:
        faults.push(`${at}: type ${String(node['type'])} is none that we write`)
    }
  }

  function checkEdge(edge: Fields): void {
    const at = `edge ${String(edge['id'])}`
    only(edge, ['id', 'fromNode', 'fromSide', 'fromEnd', 'toNode', 'toSide', 'toEnd', 'color', 'label'], at)
    if (typeof edge['id'] !== 'string') faults.push(`${at}: id is no string`)
    for (const end of ['fromNode', 'toNode']) if (!nodeIds.has(edge[end])) faults.push(`${at}: ${end} is no node`)
    for (const side of ['fromSide', 'toSide'])
      if (edge[side] !== undefined && !['top', 'right', 'bottom', 'left'].includes(textOf(edge[side])))
        faults.push(`${at}: ${side}`)
    for (const end of ['fromEnd', 'toEnd'])
      if (edge[end] !== undefined && !['none', 'arrow'].includes(textOf(edge[end]))) faults.push(`${at}: ${end}`)
    if (edge['label'] !== undefined && typeof edge['label'] !== 'string') faults.push(`${at}: label is no string`)
    colour(edge, at)
  }

  function colour(fields: Fields, at: string): void {
    const { color } = fields
    if (color !== undefined && !/^([1-6]|#[0-9a-fA-F]{6})$/.test(textOf(color))) faults.push(`${at}: color`)
  }
  function only(fields: Fields, known: readonly string[], at: string): void {
    for (const key of Object.keys(fields))
      if (!known.includes(key)) faults.push(`${at}: ${key} is not in the specification`)
  }
  function listOf(value: unknown, name: string): Fields[] {
    if (value === undefined) return []
    if (Array.isArray(value) && value.every(isRecord)) return value
    faults.push(`${name} is no list of objects`)
    return []
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
type Fields = Readonly<Record<string, unknown>>
const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
