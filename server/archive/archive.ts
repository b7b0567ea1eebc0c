/**
 * The port to whatever keeps the café: ordered keys, atomic and durable batches. `memory.ts`, `level.ts` and `postgres.ts` pass
 * the same examination (`tests/archive/examination.ts`). Keys are ASCII strings ordered by code unit; values are bytes.
 */
export interface Archive {
  get(key: string): Promise<Uint8Array | undefined>
  /** Every pair whose key starts with `prefix`, in key order, as of one moment. */
  range(prefix: string): AsyncIterable<readonly [key: string, value: Uint8Array]>
  /**
   * All of it or nothing; resolved only when it would survive a power cut. Calls made within a few ms may share one fsync.
   * Batches that share an event become durable in the order of the calls. After a rejection nothing of that batch is stored.
   */
  write(operations: readonly Operation[]): Promise<void>
  close(): Promise<void>
}

export type Operation =
  | { readonly put: string; readonly value: Uint8Array }
  | { readonly del: string }
  /** every key that starts with it */
  | { readonly delAll: string }
