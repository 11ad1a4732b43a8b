import { expect, it } from 'vitest';
import { NEEDLE_CODE } from './needle-code.ts';

it('takes needles as suppliers write them', () => {
  for (const code of ['0601RL', '0803RS', '1009M', '1210SL', '0899RL']) expect(code).toMatch(NEEDLE_CODE);
  for (const code of ['0800RL', '0703RL', '803RL', '0803rl', '0803', '08030RL', ' 0803RL']) {
    expect(code).not.toMatch(NEEDLE_CODE);
  }
});
