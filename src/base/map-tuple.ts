/** A new tuple of the same length, which the compiler does not know of `map`. */
export function mapTuple<const From extends readonly unknown[], To>(
  from: From,
  to: (value: From[number], index: number) => To,
): { -readonly [Place in keyof From]: To } {
  return from.map(to) as { -readonly [Place in keyof From]: To };
}
