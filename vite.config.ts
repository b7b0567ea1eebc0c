import process from 'node:process'
import { defineConfig } from 'vite'
import solid from 'vite-plugin-solid'

const pagesPort = Number(process.env['TABLEE_DEV_PORT'] ?? 3000)
const server = `127.0.0.1:${process.env['TABLEE_DEV_SERVER_PORT'] ?? 3001}`

export default defineConfig({
  root: 'client',
  base: '/',
  plugins: [solid()],
  build: {
    outDir: '../dist/client',
    emptyOutDir: true,
    assetsDir: 'assets',
    // People come with the phone they have; these are the first that know <dialog>.
    target: ['es2020', 'chrome91', 'firefox98', 'safari15.4'],
    // The policy is `default-src 'self'`: no data: addresses, no inline script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    cssCodeSplit: true,
    reportCompressedSize: false,
  },
  server: {
    port: pagesPort,
    strictPort: true,
    proxy: {
      // In this form the proxy keeps the page's own Host, which the server compares with Origin.
      '/api': { target: `http://${server}` },
      '/healthz': { target: `http://${server}` },
      '/sync': { target: `ws://${server}`, ws: true },
    },
  },
})
