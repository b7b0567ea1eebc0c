import { exportToSvg, loadFromBlob, restore } from '@excalidraw/excalidraw'

/** What Excalidraw makes of a file, by its own way of opening one. Runs in a browser, which it needs. */
export interface Opened {
  readonly elements: readonly Readonly<Record<string, unknown>>[]
  /** the texts that it draws */
  readonly drawn: readonly string[]
  readonly svg: string
}

export async function openFile(text: string): Promise<Opened> {
  const blob = new Blob([text], { type: 'application/vnd.excalidraw+json' })
  const loaded = await loadFromBlob(blob, null, null)
  const { elements, appState, files } = restore(loaded, null, null, { repairBindings: true })
  const svg = await exportToSvg({
    elements,
    appState: { ...appState, exportBackground: true },
    files,
    skipInliningFonts: true,
  })
  return {
    elements: elements as unknown as Opened['elements'],
    drawn: [...svg.querySelectorAll('text')].map(each => each.textContent ?? ''),
    svg: svg.outerHTML,
  }
}
