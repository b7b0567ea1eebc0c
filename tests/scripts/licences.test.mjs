import { describe, expect, it } from 'vitest'
import { licencesOf } from '../../scripts/licences.mjs'

describe('the licences of what is inside a bundle', () => {
  const page = licencesOf([
    'server/main.ts',
    'node_modules/ws/wrapper.mjs',
    'node_modules/ws/lib/sender.js',
    'node_modules/@fastify/static/index.js',
  ])

  it('names each package once, with its version and its licence', () => {
    expect(page.match(/^## .*$/gm)?.map(line => line.replace(/\d+\.\d+\.\d+/, 'x'))).toEqual([
      '## @fastify/static x (MIT)',
      '## ws x (MIT)',
    ])
  })

  it('hands on the words of each licence in full', () => {
    expect(page.match(/Permission is hereby granted/g)).toHaveLength(2)
    expect(page.match(/Copyright/g)?.length).toBeGreaterThan(1)
  })
})
