/** Can this browser take apart what a server packs? It has nothing to do with HTTPS: on plain HTTP too. */
export const canUnpack = (): boolean => typeof DecompressionStream === 'function'

/** Rejects when these bytes are not zlib's format. */
export async function unpack(bytes: Uint8Array): Promise<Uint8Array> {
  const plain = new Blob([new Uint8Array(bytes)]).stream().pipeThrough(new DecompressionStream('deflate'))
  return new Uint8Array(await new Response(plain).arrayBuffer())
}
