/**
 * @typedef {{ passed: number, failed: number, complaints: string[] }} Tally complaints: why something counted as failed
 * @typedef {{ fullName: string, status: string }} Assertion
 * @typedef {{ name: string, status: string, message?: string, assertionResults: Assertion[] }} TestFile
 */

/** Tests that may be skipped, by their full name. Empty on purpose: a skipped test is one that nobody runs. */
export const ALLOWED_SKIPS = /** @type {readonly string[]} */ ([])

/**
 * Counts what Vitest reported. Whatever did not pass counts as failed: skipped tests, files that could not be loaded,
 * a run without tests, without a report, or that ended badly although each test passed.
 * @param {{ testResults: TestFile[] } | undefined} report Vitest's JSON report, undefined when it wrote none
 * @param {number} exitCode of Vitest
 * @param {string} [stopped] why the run was ended before its time
 * @param {readonly string[]} [allowedSkips]
 * @returns {Tally}
 */
export function tallyVitest(report, exitCode, stopped, allowedSkips = ALLOWED_SKIPS) {
  if (!report || stopped) return { passed: 0, failed: 1, complaints: [stopped ?? 'the run ended without a report'] }
  const complaints = []
  let passed = 0
  for (const file of report.testResults) {
    for (const test of file.assertionResults) {
      if (test.status === 'passed') passed += 1
      else if (test.status === 'failed') complaints.push(`failed: ${test.fullName}`)
      else if (!allowedSkips.includes(test.fullName)) complaints.push(`not run (${test.status}): ${test.fullName}`)
    }
    const explained = file.assertionResults.some(test => test.status === 'failed')
    if (file.status === 'failed' && !explained) complaints.push(`could not be run: ${file.name}`)
  }
  if (passed === 0 && complaints.length === 0) complaints.push('there was no test to run')
  if (exitCode !== 0 && complaints.length === 0)
    complaints.push(`the run ended with code ${exitCode}, outside any test`)
  return { passed, failed: complaints.length, complaints }
}

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export function addUp(tallies) {
  return {
    passed: tallies.reduce((sum, tally) => sum + tally.passed, 0),
    failed: tallies.reduce((sum, tally) => sum + tally.failed, 0),
    complaints: tallies.flatMap(tally => tally.complaints),
  }
}

/** The last line of `npm test`, alone on its line and never coloured. */
export function lastLine(/** @type {Tally} */ { passed, failed }) {
  return `${passed} passed, ${failed} failed`
}
