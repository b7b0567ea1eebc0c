import process from 'node:process'
import { startPostgres } from './postgres.ts'

/** Run as a process of its own and killed: starts a PostgreSQL, says where it is, and waits. */
const postgres = await startPostgres()
process.stdout.write(`${await postgres.database()}\n`)
setInterval(() => {}, 1_000)
