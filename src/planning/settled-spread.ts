/** Dots grow a little in the months in which they settle: by at most this factor in diameter (MEM; practitioners say slightly). */
export const SETTLED_SPREAD = 1.15;
