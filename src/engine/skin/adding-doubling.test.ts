import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addingDoubling, addingDoublingPairs } from './adding-doubling.ts';
import type { Layer, LayerStack } from './skin-layers.ts';
import { SURFACE_REFLECTANCE } from './skin-reflectance.ts';

const layer = (n: number, muaPerCm: number, musPerCm: number, g: number, dCm: number | null): Layer => ({
  n,
  muaPerCm,
  musPerCm,
  g,
  dCm,
});
const inAir = (...layers: Layer[]): LayerStack => ({ nAbove: 1, nBelow: 1, layers });
/** Within a tenth of a per cent. */
const near = (value: number, expected: number) => expect(Math.abs(value / expected - 1)).toBeLessThan(1e-3);

test('pairs of layers are what each stack gives alone, to the last bit', () => {
  const uppers = [layer(1.4, 4, 90, 0.8, 0.01), layer(1.4, 60, 200, 0.8, 0.01)];
  const lowers = [layer(1.4, 0.3, 100, 0.8, null), layer(1.4, 2, 50, 0.7, 0.2)];
  const around = { nAbove: 1, nBelow: 1.4 };
  const alone = uppers.map((upper) => lowers.map((lower) => addingDoubling({ ...around, layers: [upper, lower] })));
  expect(addingDoublingPairs(around, uppers, lowers)).toEqual(alone);
  expect(() => addingDoublingPairs(around, uppers, [layer(1.3, 1, 50, 0.7, 0.2)])).toThrow(/one refractive index/);
});

describe('exact rows', () => {
  test.each([
    [0.5, 0.115226, 0.146544],
    [0.8, 0.285255, 0.341867],
    [0.9, 0.414947, 0.478024],
    [0.95, 0.535541, 0.596669],
    [0.99, 0.752721, 0.794564],
    [0.999, 0.912845, 0.929713],
  ])('endless isotropic medium of albedo %d: H functions of Chandrasekhar', (albedo, normal, diffuse) => {
    const light = addingDoubling(inAir(layer(1, 1 - albedo, albedo, 0, null)));
    near(light.reflectanceNormal, normal);
    near(light.reflectanceDiffuse, diffuse);
  });

  test('slab of van de Hulst', () => {
    const light = addingDoubling(inAir(layer(1, 10, 90, 0.75, 0.02)));
    near(light.reflectanceNormal, 0.09739);
    near(light.transmittanceNormal, 0.66096);
  });

  test('Giovanelli: total reflectance, surface included', () => {
    near(addingDoubling(inAir(layer(1.5, 10, 90, 0, null))).reflectanceNormal, 0.25992);
  });

  test('three layers of skin at 550 nm', () => {
    const skin = inAir(
      layer(1.4, 15.2795, 200.867, 0.8, 0.01),
      layer(1.4, 1.6785, 200.867, 0.8, 0.2),
      layer(1.4, 0.3, 100.434, 0.8, 1),
    );
    const light = addingDoubling(skin);
    near(light.reflectanceNormal, 0.246843);
    expect(light.transmittanceNormal).toBeCloseTo(0.00032, 5);
  });

  test.each([
    [0, 0.3, 0.6324],
    [0, 1, 0.4935],
    [0, 5, 0.2708],
    [6, 1, 0.4059],
    [13.6, 1, 0.3282],
    [50, 1, 0.1537],
  ])('two layers over an absorber, absorption %d and %d per cm', (epidermis, dermis, expected) => {
    const light = addingDoubling({
      nAbove: 1,
      nBelow: 1.4,
      layers: [layer(1.4, epidermis, 307, 0.8, 0.006), layer(1.4, dermis, 200, 0.8, 0.244)],
    });
    near(light.reflectanceNormal - SURFACE_REFLECTANCE, expected);
  });

  test('slab of albedo .9 and g .8: normal and diffuse, both ways', () => {
    const light = addingDoubling(inAir(layer(1, 0.1, 0.9, 0.8, 1)), { quadrature: 32 });
    expect(light.reflectanceNormal).toBeCloseTo(0.0424, 3);
    expect(light.transmittanceNormal).toBeCloseTo(0.8454, 3);
    expect(light.reflectanceDiffuse).toBeCloseTo(0.1166, 3);
    expect(light.transmittanceDiffuse).toBeCloseTo(0.7106, 3);
  });
});

test('clear layers follow Fresnel alone', () => {
  const glass = addingDoubling(inAir(layer(1.5, 0, 0, 0, 1)));
  const once = 0.04;
  near(glass.reflectanceNormal, (2 * once) / (1 + once));
  near(glass.transmittanceNormal, (1 - once) / (1 + once));
});

test('light is kept without absorption, whatever the indices', () => {
  const index = fc.double({ min: 1, max: 1.7, noNaN: true });
  const one = fc
    .tuple(index, fc.double({ min: 1, max: 100, noNaN: true }), fc.double({ min: -0.5, max: 0.9, noNaN: true }))
    .map(([n, mus, g]) => layer(n, 0, mus, g, 0.05));
  fc.assert(
    fc.property(index, index, fc.array(one, { minLength: 1, maxLength: 3 }), (nAbove, nBelow, layers) => {
      const light = addingDoubling({ nAbove, nBelow, layers }, { quadrature: 16 });
      expect(light.reflectanceNormal + light.transmittanceNormal).toBeCloseTo(1, 5);
      expect(light.reflectanceDiffuse + light.transmittanceDiffuse).toBeCloseTo(1, 5);
    }),
    { numRuns: 25 },
  );
});

test('a layer cut in two is the same layer', () => {
  const whole = addingDoubling(inAir(layer(1.4, 2, 50, 0.7, 0.1), layer(1.33, 1, 20, 0, 0.1)));
  const cut = addingDoubling(
    inAir(layer(1.4, 2, 50, 0.7, 0.03), layer(1.4, 2, 50, 0.7, 0.07), layer(1.33, 1, 20, 0, 0.1)),
  );
  expect(cut.reflectanceNormal).toBeCloseTo(whole.reflectanceNormal, 6);
  expect(cut.transmittanceNormal).toBeCloseTo(whole.transmittanceNormal, 6);
});

test.each([
  ['no layers', { nAbove: 1, nBelow: 1, layers: [] }, 'at least one layer'],
  ['n below 1', inAir(layer(0.9, 1, 1, 0, 1)), 'layer 1: n must'],
  ['negative absorption', inAir(layer(1, -1, 1, 0, 1)), 'layer 1: muaPerCm'],
  ['g beyond 1', inAir(layer(1, 1, 1, 1.2, 1)), 'layer 1: g must'],
  ['endless in the middle', inAir(layer(1, 1, 1, 0, null), layer(1, 1, 1, 0, 1)), 'only the last'],
  ['no thickness', inAir(layer(1, 1, 1, 0, 0)), 'layer 1: dCm'],
])('refuses %s', (_, stack, message) => {
  expect(() => addingDoubling(stack)).toThrow(message);
});
