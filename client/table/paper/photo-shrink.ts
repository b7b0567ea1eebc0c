import { PHOTO } from '../../../shared/domain/photo.ts'

/** Until it is as light as the server keeps it. */
const QUALITIES = [0.82, 0.7, 0.55] as const

/**
 * A photo made small before it is sent: 1600 pixels, upright, and without its metadata, which a canvas does not carry over. What
 * this browser cannot read is sent as it is, for the server to judge.
 */
export async function shrinkPhoto(file: File): Promise<Blob> {
  try {
    const image = await decode(file)
    const scale = Math.min(1, PHOTO.side / Math.max(image.width, image.height))
    const canvas = document.createElement('canvas')
    canvas.width = Math.max(1, Math.round(image.width * scale))
    canvas.height = Math.max(1, Math.round(image.height * scale))
    const context = canvas.getContext('2d')
    if (context === null) return file
    context.fillStyle = '#fff'
    context.fillRect(0, 0, canvas.width, canvas.height)
    context.drawImage(image.source, 0, 0, canvas.width, canvas.height)
    image.done()
    let smallest: Blob | null = null
    for (const quality of QUALITIES) {
      smallest = await new Promise<Blob | null>(resolve => canvas.toBlob(resolve, 'image/jpeg', quality))
      if (smallest !== null && smallest.size <= PHOTO.bytes) break
    }
    return smallest ?? file
  } catch {
    return file // not an image that this browser knows
  }
}

interface Decoded {
  readonly source: CanvasImageSource
  readonly width: number
  readonly height: number
  readonly done: () => void
}

async function decode(file: File): Promise<Decoded> {
  if (typeof createImageBitmap === 'function')
    try {
      const source = await createImageBitmap(file, { imageOrientation: 'from-image' })
      return { source, width: source.width, height: source.height, done: () => source.close() }
    } catch {
      // an older browser does not know the option: the slower way knows how to turn it
    }
  const url = URL.createObjectURL(file)
  try {
    const source = new Image()
    source.src = url
    await source.decode()
    return { source, width: source.naturalWidth, height: source.naturalHeight, done: () => {} }
  } finally {
    URL.revokeObjectURL(url)
  }
}
