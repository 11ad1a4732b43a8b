/** Keeps the newest result of one step of the plan and makes it again when its key changes. */
export interface StageCache<Value> {
  get(key: string, make: () => Value): Value;
  /** True when `get` with this key would not make anything. */
  has(key: string): boolean;
  /** The key of what is kept, part of the keys of later steps. */
  readonly key: string;
}

export function createStageCache<Value>(): StageCache<Value> {
  let kept: { key: string; value: Value } | null = null;
  return {
    get key() {
      return kept?.key ?? '';
    },
    has: (key) => kept?.key === key,
    get(key, make) {
      if (kept?.key !== key) kept = { key, value: make() };
      return kept.value;
    },
  };
}
