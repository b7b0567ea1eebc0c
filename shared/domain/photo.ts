/** What a photo of a cloth or a sheet may weigh, and how it is kept. Told before anybody chooses a file. */
export const PHOTO = {
  /** bytes of the file as it is sent */
  sentBytes: 12 * 1024 * 1024,
  /** pixels of it: more than any telephone's ordinary photo, less than what would fill the memory */
  sentPixels: 64_000_000,
  /** the longer side as it is kept, and the most bytes */
  side: 1_600,
  bytes: 300_000,
  thumbSide: 240,
  thumbBytes: 15_000,
  /** of one event, all together */
  perEvent: 240,
  bytesPerEvent: 50_000_000,
  alt: 200,
  /** notes that one photo can show */
  notes: 99,
} as const

/** What the server reads. HEIC, as some telephones write, is turned into JPEG by the browser or not at all. */
export const PHOTO_TYPES = ['image/jpeg', 'image/png', 'image/webp'] as const
export type PhotoType = (typeof PHOTO_TYPES)[number]
