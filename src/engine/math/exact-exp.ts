/**
 * e^x by arithmetic alone. Math.exp may differ in the last bit from one JavaScript engine to the next; this may not, so whatever
 * is built on it is the same bytes everywhere. Relative error below 1e-15 for |x| <= 0.1 and 1e-13 for |x| <= 20; RangeError beyond |x| = 600.
 */
export function exactExp(x: number): number {
  if (!(Math.abs(x) <= 600)) throw new RangeError('exactExp: argument outside -600..600');
  let halvings = 0;
  let reduced = x;
  while (Math.abs(reduced) > 0.125) {
    reduced /= 2;
    halvings++;
  }
  let sum = 1;
  for (let k = 12; k >= 1; k--) sum = 1 + (sum * reduced) / k;
  for (let i = 0; i < halvings; i++) sum *= sum;
  return sum;
}
