/**
 * Logarithm and square root from + − × ÷ alone. The standard leaves the last bits of `Math.log` to each engine; a suggestion must be
 * the same on every screen, so nothing here depends on them.
 */
const LN2 = 0.6931471805599453

/** The natural logarithm of a positive number; 0 for anything else. Series of artanh after halving into [0.75, 1.5[. */
export function lnOf(value: number): number {
  if (!(value > 0) || value > 1e300) return 0
  let [rest, halvings] = [value, 0]
  while (rest >= 1.5) {
    rest /= 2
    halvings++
  }
  while (rest < 0.75) {
    rest *= 2
    halvings--
  }
  const step = (rest - 1) / (rest + 1)
  const square = step * step
  let [term, sum] = [step, 0]
  for (let odd = 1; odd <= 31; odd += 2) {
    sum += term / odd
    term *= square
  }
  return 2 * sum + halvings * LN2
}

/** The square root of a positive number; 0 for anything else. Newton's iteration, always as many steps. */
export function rootOf(value: number): number {
  if (!(value > 0) || value > 1e300) return 0
  let [scaled, factor] = [value, 1]
  while (scaled >= 4) {
    scaled /= 4
    factor *= 2
  }
  while (scaled < 1) {
    scaled *= 4
    factor /= 2
  }
  let root = 1.5
  for (let step = 0; step < 6; step++) root = (root + scaled / root) / 2
  return root * factor
}
