/**
 * Which build of the pages a server hands out: the hash in the name of the pages' first file, which changes with anything that any
 * page is made of. Told in this header of every answer and in the welcome of a socket, so that a page that stayed open while the
 * server was upgraded (or put back) finds out.
 */
export const BUILD_HEADER = 'tablee-build'
