import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/**
 * The built client: files with a hash in their name are kept for ever, pages are asked for each time. Nothing says when it was
 * changed: the files of a package all bear one date, and two builds' pages are of one length, so that a browser would be
 * told that the page it has is still the present one.
 */
export async function servePages(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    preCompressed: true,
    cacheControl: false,
    etag: false,
    lastModified: false,
    // Nothing of ours begins with a dot: what does was left there by mistake.
    dotfiles: 'ignore',
    setHeaders: (reply, path) => {
      const isHashed = path.startsWith(join(folder, 'assets'))
      reply.header('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
}

/** The build of the client in this folder (see `BUILD_HEADER`): what names the first file that its page asks for. */
export const buildOf = (folder: string): string | undefined =>
  /\/assets\/index-([\w-]+)\.js/.exec(readFileSync(join(folder, 'index.html'), 'utf8'))?.[1]
