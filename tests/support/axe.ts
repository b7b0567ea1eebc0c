import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { INCOMPLETE, type Triaged } from './axe-incomplete.ts'

/** Requirement A11Y-30: these, and `target-size`, which axe leaves off unless asked. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'RGAAv4', 'best-practice']

export interface AxeFindings {
  /** what breaks a rule: rule, elements, why */
  readonly violations: readonly string[]
  /** what axe could not decide and nobody has looked at yet */
  readonly untriaged: readonly string[]
  /** entries of the triage that were of use */
  readonly triaged: readonly Triaged[]
}

/** Runs axe-core on the page as it stands. Our pages have no frames, so the one-script way of running it will do. */
export async function runAxe(page: Page, forcedColours: boolean): Promise<AxeFindings> {
  const results = await new AxeBuilder({ page })
    .withTags(TAGS)
    .options({
      rules: {
        'target-size': { enabled: true },
        // Under forced colours axe reads `-webkit-text-fill-color`, where Chromium still reports the author's colour, not the one
        // that is painted: it finds white on white. `contrast.ts` measures those pages on their pixels.
        'color-contrast': { enabled: !forcedColours },
      },
      resultTypes: ['violations', 'incomplete'],
    })
    .setLegacyMode(true)
    .analyze()
  const used = new Set<Triaged>()
  const untriaged: string[] = []
  for (const rule of results.incomplete) {
    for (const node of rule.nodes) {
      const target = node.target.join(' ')
      const why = node.any[0]?.message ?? node.all[0]?.message ?? node.none[0]?.message ?? ''
      const known = INCOMPLETE.find(
        each => each.rule === rule.id && each.element.test(`${target} ${node.html}`) && each.says.test(why),
      )
      if (known === undefined) untriaged.push(`${rule.id}: ${target}: ${why} ${node.html.slice(0, 160)}`)
      else used.add(known)
    }
  }
  return {
    violations: results.violations.flatMap(rule =>
      rule.nodes.map(
        node => `${rule.id}: ${node.target.join(' ')}: ${node.failureSummary?.replaceAll('\n', ' ') ?? ''}`,
      ),
    ),
    untriaged,
    triaged: [...used],
  }
}
