import process from 'node:process'
import { SQLite } from '@hocuspocus/extension-sqlite'
import { Server } from '@hocuspocus/server'

/** Hocuspocus as its documentation starts it: defaults, one SQLite file. PORT, HOST and DATABASE come from the bench. */
const server = new Server({
  port: Number(process.env.PORT),
  address: process.env.HOST ?? '127.0.0.1',
  quiet: true,
  extensions: [new SQLite({ database: process.env.DATABASE ?? ':memory:' })],
})
await server.listen()
