import { createEffect, createSignal, For, onCleanup, onMount } from 'solid-js'
import { type HarvestLayout, threadLine } from './layout.ts'

const BEGIN = 22 // px: the line begins under the end of its name's box

/** The dashed lines behind the notes, measured on the page: names and plates are as tall as their words. */
export function ThreadLines(props: { layout: HarvestLayout; cloth: HTMLElement | undefined }) {
  const [lines, setLines] = createSignal<readonly string[]>([])
  const [size, setSize] = createSignal({ width: 0, height: 0 })
  let frame = 0

  const measure = () => {
    frame = 0
    const cloth = props.cloth
    if (cloth === undefined) return
    const origin = cloth.getBoundingClientRect()
    const boxOf = (element: Element) => {
      const { left, right, top, bottom } = element.getBoundingClientRect()
      return { left: left - origin.left, right: right - origin.left, middle: (top + bottom) / 2 - origin.top }
    }
    const column = cloth.querySelector('.hv-head')?.getBoundingClientRect().width ?? 280
    setSize({ width: origin.width, height: origin.height })
    setLines(
      props.layout.threads.map(thread => {
        const boxes = thread.notes.flatMap(id => {
          const element = cloth.querySelector(`[data-note="${CSS.escape(id)}"]`)
          return element === null ? [] : [boxOf(element)]
        })
        const name = cloth.querySelector(`[data-thread="${CSS.escape(thread.id)}"]`)
        return threadLine(name === null ? 0 : boxOf(name).right - BEGIN, boxes, column)
      }),
    )
  }
  const soon = () => {
    if (frame === 0) frame = requestAnimationFrame(measure)
  }
  createEffect(() => {
    void props.layout
    soon()
  })
  onMount(() => {
    if (props.cloth === undefined || typeof ResizeObserver === 'undefined') return
    const watcher = new ResizeObserver(soon)
    watcher.observe(props.cloth)
    onCleanup(() => watcher.disconnect())
    // the titles' font may come after the first measure
    void document.fonts?.ready.then(soon)
  })
  onCleanup(() => cancelAnimationFrame(frame))
  return (
    <svg class="hv-lines" viewBox={`0 0 ${size().width} ${size().height}`} aria-hidden="true">
      <For each={lines()}>{line => <path d={line} />}</For>
    </svg>
  )
}
