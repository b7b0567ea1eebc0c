/**
 * Abelian groups on the tables, and finite fields: what «move on by your own number» means beyond counting round a circle.
 * An element is a whole number from 0 to T − 1, its digits in the mixed base of the moduli, smallest first.
 */
export interface Group {
  readonly order: number
  readonly moduli: readonly number[]
  /** `add[x * order + y]` is x + y */
  readonly add: Int32Array
  /** `minus[x * order + y]` is x − y */
  readonly minus: Int32Array
}

export function groupOf(moduli: readonly number[]): Group {
  const order = moduli.reduce((product, modulus) => product * modulus, 1)
  const add = new Int32Array(order * order)
  const minus = new Int32Array(order * order)
  for (let x = 0; x < order; x++)
    for (let y = 0; y < order; y++) {
      let [sum, difference, place, restX, restY] = [0, 0, 1, x, y]
      for (const modulus of moduli) {
        const [a, b] = [restX % modulus, restY % modulus]
        sum += ((a + b) % modulus) * place
        difference += ((a - b + modulus) % modulus) * place
        place *= modulus
        restX = (restX - a) / modulus
        restY = (restY - b) / modulus
      }
      add[x * order + y] = sum
      minus[x * order + y] = difference
    }
  return { order, moduli, add, minus }
}

/** The prime factors of n, each as often as it divides n. */
export function primeFactors(n: number): number[] {
  const factors: number[] = []
  let rest = n
  for (let p = 2; p * p <= rest; p++)
    while (rest % p === 0) {
      factors.push(p)
      rest /= p
    }
  return rest > 1 ? [...factors, rest] : factors
}

/**
 * Moduli of the groups of order T that are worth a try: the circle, the one of prime circles, and two halves. With several
 * tables a theme, those where `x % themes` is a theme: whether one comes to a theme again then depends on the step alone.
 */
export function moduliWorthTrying(order: number, themes: number): number[][] {
  const primes = primeFactors(order)
  const candidates = [[order], [themes, order / themes], primes, [...primes].reverse(), [2, order / 2], [order / 2, 2]]
  const seen = new Set<string>()
  return candidates.filter(moduli => {
    const key = moduli.filter(modulus => modulus > 1).join('x')
    if (seen.has(key) || moduli.some(modulus => modulus < 1 || !Number.isInteger(modulus))) return false
    seen.add(key)
    return moduli.reduce((product, modulus) => product * modulus, 1) === order && showsThemes(moduli, themes)
  })
}

/** Is `x % themes` the same for whatever represents x, a homomorphism? When the first moduli multiply up to `themes`, or to a multiple. */
function showsThemes(moduli: readonly number[], themes: number): boolean {
  let missing = themes
  for (const modulus of moduli) {
    if (modulus % missing === 0) return true
    if (missing % modulus !== 0) return false
    missing /= modulus
  }
  return missing === 1
}

/** Multiplication in the field of p^e elements, whose sums are digit by digit. The polynomial is found by trying. */
export function fieldProduct(p: number, e: number): (x: number, y: number) => number {
  const order = p ** e
  const digits = (x: number, length: number): number[] => {
    let rest = x
    return Array.from({ length }, () => {
      const digit = rest % p
      rest = (rest - digit) / p
      return digit
    })
  }
  const remainder = (polynomial: readonly number[], divisor: readonly number[], degree: number): number[] => {
    const rest = [...polynomial]
    for (let i = rest.length - 1; i >= degree; i--) {
      const lead = rest[i] ?? 0
      for (let j = 0; j <= degree; j++)
        rest[i - degree + j] = ((((rest[i - degree + j] ?? 0) - lead * (divisor[j] ?? 0)) % p) + p) % p
    }
    return rest.slice(0, degree)
  }
  const isIrreducible = (polynomial: readonly number[]): boolean => {
    for (let degree = 1; degree * 2 <= e; degree++)
      for (let low = 0; low < p ** degree; low++)
        if (remainder(polynomial, [...digits(low, degree), 1], degree).every(digit => digit === 0)) return false
    return true
  }
  let modulus: number[] = [0, 1]
  if (e > 1)
    for (let low = 0; low < order; low++) {
      modulus = [...digits(low, e), 1]
      if (isIrreducible(modulus)) break
    }
  return (x, y) => {
    if (e === 1) return (x * y) % p
    const [a, b] = [digits(x, e), digits(y, e)]
    const product = Array.from({ length: 2 * e - 1 }, () => 0)
    a.forEach((left, i) => b.forEach((right, j) => (product[i + j] = ((product[i + j] ?? 0) + left * right) % p)))
    return remainder(product, modulus, e).reduceRight((sum, digit) => sum * p + digit, 0)
  }
}
