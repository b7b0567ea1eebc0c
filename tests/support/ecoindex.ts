/**
 * EcoIndex, the yardstick of the French-speaking green-IT collective: how a page ranks among many by its elements, requests and weight.
 * Formula and quantiles: GreenIT-Analysis, `script/ecoIndex.js` (October 2025, github.com/cnumr/GreenIT-Analysis), without its rounding; its
 * ranks count from 1 and its grades begin five points lower (A from 75), ours from 0 and at 80, as on ecoindex.fr: the same letters.
 * It knows nothing of processor time, of sockets or of how long one stays.
 */
const QUANTILES = {
  elements: [
    0, 47, 75, 159, 233, 298, 358, 417, 476, 537, 603, 674, 753, 843, 949, 1_076, 1_237, 1_459, 1_801, 2_479, 594_601,
  ],
  requests: [0, 2, 15, 25, 34, 42, 49, 56, 63, 70, 78, 86, 95, 105, 117, 130, 147, 170, 205, 281, 3_920],
  kilobytes: [
    0, 1.37, 144.7, 319.53, 479.46, 631.97, 783.38, 937.91, 1_098.62, 1_265.47, 1_448.32, 1_648.27, 1_876.08, 2_142.06,
    2_465.37, 2_866.31, 3_401.59, 4_155.73, 5_400.08, 8_037.54, 223_212.26,
  ],
} as const

export interface PageCost {
  /** elements of the document, without what is inside of an SVG */
  readonly elements: number
  readonly requests: number
  /** on the wire, of 1,000 bytes */
  readonly kilobytes: number
}

const rank = (quantiles: readonly number[], value: number): number => {
  const at = quantiles.findIndex((quantile, index) => index > 0 && value < quantile)
  if (at < 0) return quantiles.length - 1
  const [from, to] = [quantiles[at - 1] ?? 0, quantiles[at] ?? 0]
  return at - 1 + (value - from) / (to - from)
}

/** 0 to 100, the more the better. */
export const ecoIndex = ({ elements, requests, kilobytes }: PageCost): number =>
  100 -
  (5 *
    (3 * rank(QUANTILES.elements, elements) +
      2 * rank(QUANTILES.requests, requests) +
      rank(QUANTILES.kilobytes, kilobytes))) /
    6

/** A from 80, B from 70, and so on down (requirement ECO-01). */
export const ecoGrade = (index: number): string =>
  ([
    [80, 'A'],
    [70, 'B'],
    [55, 'C'],
    [40, 'D'],
    [25, 'E'],
    [10, 'F'],
  ].find(([least]) => index >= Number(least))?.[1] as string) ?? 'G'
