/**
 * A needle as suppliers write it: size number, count and shape. 0803RL: size 08 (0.25 mm), three points, round liner.
 * Sizes 06, 08, 10 and 12 are 0.20, 0.25, 0.30 and 0.35 mm.
 */
export const NEEDLE_CODE = /^(06|08|10|12)(0[1-9]|[1-9]\d)(RL|RS|M|SL)$/;
