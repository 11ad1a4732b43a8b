/** What is left of an object without the keys whose value is undefined. */
type Defined<Value> = { [Key in keyof Value]?: Exclude<Value[Key], undefined> };

/** A copy without the keys whose value is undefined: where keys are exact, absent and undefined are not the same. */
export function withoutUndefined<Value extends object>(value: Value): Defined<Value> {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as Defined<Value>;
}
