import { request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import process from 'node:process'

const PATIENCE_MS = 4_000

/**
 * `node scripts/healthy.mjs`: ends with 0 when the server on this machine says that it is ready, with 1 when not. Reads PORT, HOST and
 * TLS_CERT as the server does. For a container's health check, where there is no curl; the certificate is not looked at, since
 * it names the café and not 127.0.0.1.
 */
const { PORT = '3000', HOST = '', TLS_CERT = '' } = process.env
const host = ['', '0.0.0.0', '::'].includes(HOST) ? '127.0.0.1' : HOST
const options = { host, port: PORT, path: '/healthz', timeout: PATIENCE_MS, rejectUnauthorized: false }
const asking = (TLS_CERT === '' ? overHttp : overHttps)(options, answer => {
  process.exit(answer.statusCode === 200 ? 0 : 1)
})
asking.on('timeout', () => process.exit(1))
asking.on('error', () => process.exit(1))
asking.end()
