import { expect, test } from 'vitest';
import { createRandom, nextNormal } from '#/base/random.ts';
import { applyCard, CARD_PATCHES, cardLinearRgb, correctFromCard } from './colour-card.ts';
import { deltaE2000 } from './delta-e.ts';
import { linearRgbToLab } from './lab.ts';
import type { Rgb } from './srgb.ts';

/** What a camera with crosstalk, a warm lamp and noise sees of a colour. */
function camera(noise: number): (rgb: Rgb) => Rgb {
  const random = createRandom(4);
  return ([r, g, b]) => {
    const shaken = (value: number) => Math.max(0, value * (1 + noise * nextNormal(random)));
    return [shaken(0.9 * r + 0.2 * g), shaken(0.1 * r + 0.7 * g + 0.05 * b), shaken(0.05 * g + 0.4 * b)];
  };
}

test('the card is neutral where it says so', () => {
  expect(CARD_PATCHES).toHaveLength(24);
  const grey = cardLinearRgb()[21]!;
  expect(Math.abs(grey[0] - grey[2]) / grey[1]).toBeLessThan(0.03);
});

test('undoes a linear camera, for skin as well as for the card', () => {
  const see = camera(0);
  const outcome = correctFromCard(cardLinearRgb().map(see));
  if (!outcome.ok) throw new Error(outcome.refusal.message);
  expect(outcome.value.maxDE00).toBeLessThan(0.01);
  const skin: Rgb = [0.5, 0.33, 0.25];
  expect(deltaE2000(linearRgbToLab(applyCard(outcome.value.matrix, see(skin))), linearRgbToLab(skin))).toBeLessThan(
    0.01,
  );
});

test('with noise it says how well it did', () => {
  const outcome = correctFromCard(cardLinearRgb().map(camera(0.03)));
  if (!outcome.ok) throw new Error(outcome.refusal.message);
  expect(outcome.value.meanDE00).toBeGreaterThan(0.2);
  expect(outcome.value.meanDE00).toBeLessThan(3);
});

test('refuses too few patches, one colour, and patches in the wrong order', () => {
  const card = cardLinearRgb();
  const rule = (patches: readonly Rgb[]) => {
    const outcome = correctFromCard(patches);
    return outcome.ok ? 'ok' : outcome.refusal.rule;
  };
  expect(rule(card.slice(1))).toBe('card.patches');
  expect(rule(card.map(() => [0.3, 0.3, 0.3] as const))).toBe('card.flat');
  expect(rule([...card].reverse())).toBe('card.poor');
});
