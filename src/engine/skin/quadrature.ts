/** Nodes and weights on 0..1. */
export interface Quadrature {
  readonly nodes: Float64Array;
  readonly weights: Float64Array;
}

/** Gauss-Legendre on 0..1: exact for polynomials of degree 2 n - 1. Kept: a fit asks for the same rule hundreds of times. */
export const gaussLegendre = keptByCount((n) => {
  const roots = rootsBetween((x) => legendre(n, x), n);
  return onUnit(roots, (x) => {
    const slope = (n * (legendre(n - 1, x) - x * legendre(n, x))) / (1 - x * x);
    return 2 / ((1 - x * x) * slope * slope);
  });
});

/** Gauss-Radau on 0..1 with the node 1 included: exact for degree 2 n - 2. Kept likewise. */
export const gaussRadau = keptByCount((n) => {
  if (n === 1) return { nodes: Float64Array.of(1), weights: Float64Array.of(1) };
  // Roots of P(n-1) - P(n) other than 1.
  const inner = rootsBetween((x) => (legendre(n - 1, x) - legendre(n, x)) / (1 - x), n - 1);
  return onUnit([...inner, 1], (x) => (x === 1 ? 2 / (n * n) : (1 + x) / (n * n * legendre(n - 1, x) ** 2)));
});

function keptByCount(make: (n: number) => Quadrature): (n: number) => Quadrature {
  const kept = new Map<number, Quadrature>();
  return (n) => {
    const rule = kept.get(n) ?? make(n);
    kept.set(n, rule);
    return rule;
  };
}

/** Legendre polynomial of degree n. */
export function legendre(n: number, x: number): number {
  let previous = 1;
  if (n === 0) return 1;
  let current = x;
  for (let k = 2; k <= n; k++) {
    const next = ((2 * k - 1) * x * current - (k - 1) * previous) / k;
    previous = current;
    current = next;
  }
  return current;
}

function onUnit(roots: readonly number[], weight: (x: number) => number): Quadrature {
  return {
    nodes: Float64Array.from(roots, (x) => (x + 1) / 2),
    weights: Float64Array.from(roots, (x) => weight(x) / 2),
  };
}

/** All `count` simple roots inside (-1, 1), by sign changes on a grid that is fine near the ends, then bisection. */
function rootsBetween(value: (x: number) => number, count: number): number[] {
  const steps = 40 * (count + 1);
  const roots: number[] = [];
  let low = -1 + 1e-12;
  let atLow = value(low);
  for (let i = 1; i < steps; i++) {
    const high = -Math.cos((Math.PI * (i + 0.37)) / (steps + 1));
    const atHigh = value(high);
    if (atLow * atHigh < 0) roots.push(bisect(value, low, high));
    low = high;
    atLow = atHigh;
  }
  if (roots.length !== count) throw new RangeError(`quadrature of ${count} points is not available`);
  return roots;
}

function bisect(value: (x: number) => number, from: number, to: number): number {
  let low = from;
  let high = to;
  const sign = Math.sign(value(low));
  for (let i = 0; i < 100 && high - low > 1e-16; i++) {
    const middle = (low + high) / 2;
    if (Math.sign(value(middle)) === sign) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
