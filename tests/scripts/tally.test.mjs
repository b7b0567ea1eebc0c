import { describe, expect, it } from 'vitest'
import { addUp, lastLine, tallyVitest } from '../../scripts/tally.mjs'

/** @param {...string} statuses */
const reportOf = (...statuses) => ({
  testResults: [
    {
      name: 'tests/notes.test.ts',
      status: statuses.includes('failed') ? 'failed' : 'passed',
      assertionResults: statuses.map((status, index) => ({ fullName: `note ${index + 1}`, status })),
    },
  ],
})

describe('the count of npm test', () => {
  it('counts what passed and what failed', () => {
    expect(tallyVitest(reportOf('passed', 'failed', 'passed'), 1)).toEqual({
      passed: 2,
      failed: 1,
      complaints: ['failed: note 2'],
    })
  })

  it('counts a skipped test as failed, unless it is on the list', () => {
    expect(tallyVitest(reportOf('passed', 'skipped', 'todo'), 0).failed).toBe(2)
    expect(tallyVitest(reportOf('passed', 'skipped'), 0, undefined, ['note 2'])).toMatchObject({ passed: 1, failed: 0 })
  })

  it('counts a file that could not be loaded as failed', () => {
    const report = { testResults: [{ name: 'tests/broken.test.ts', status: 'failed', assertionResults: [] }] }
    expect(tallyVitest(report, 1)).toEqual({
      passed: 0,
      failed: 1,
      complaints: ['could not be run: tests/broken.test.ts'],
    })
  })

  it('counts a file as failed when all its tests passed and its end did not', () => {
    const [file] = reportOf('passed').testResults
    expect(
      tallyVitest(
        { testResults: [{ ...file, name: 'x', status: 'failed', assertionResults: file?.assertionResults ?? [] }] },
        1,
      ).failed,
    ).toBe(1)
  })

  it('is not content with no test, no report, or a bad end', () => {
    expect(tallyVitest({ testResults: [] }, 0).failed).toBe(1)
    expect(tallyVitest(undefined, 0).failed).toBe(1)
    expect(tallyVitest(reportOf('passed'), 1).failed).toBe(1)
  })

  it('says why a run was stopped', () => {
    expect(tallyVitest(reportOf('passed'), 143, 'stopped by SIGTERM').complaints).toEqual(['stopped by SIGTERM'])
  })

  it('adds up to one plain line', () => {
    const sum = addUp([
      { passed: 4, failed: 0, complaints: [] },
      { passed: 10, failed: 1, complaints: ['lint: ended with code 1'] },
    ])
    expect(sum.complaints).toEqual(['lint: ended with code 1'])
    expect(lastLine(sum)).toBe('14 passed, 1 failed')
  })
})
