/** Weights of polynomial interpolation through a few nodes. */
export function lagrangeWeights(nodes: readonly number[], x: number): number[] {
  return nodes.map((node) =>
    nodes.reduce((weight, other) => (other === node ? weight : (weight * (x - other)) / (node - other)), 1),
  );
}

export interface NodeWeights {
  readonly first: number;
  readonly weights: readonly number[];
}

/** Weights of the four nodes around x (cubic Lagrange), x kept inside the ends of the axis. Nodes ascending, at least four. */
export function cubicWeights(nodes: readonly number[], x: number): NodeWeights {
  const inside = Math.min(nodes.at(-1)!, Math.max(nodes[0]!, x));
  let first = 0;
  while (first + 4 < nodes.length && nodes[first + 2]! <= inside) first++;
  return { first, weights: lagrangeWeights(nodes.slice(first, first + 4), inside) };
}
