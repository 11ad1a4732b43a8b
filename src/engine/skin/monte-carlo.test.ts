import { describe, expect, test } from 'vitest';
import { addingDoubling } from './adding-doubling.ts';
import { runMonteCarlo, specularReflectance } from './monte-carlo.ts';
import type { Layer, LayerStack } from './skin-layers.ts';

const layer = (n: number, muaPerCm: number, musPerCm: number, g: number, dCm: number | null): Layer => ({
  n,
  muaPerCm,
  musPerCm,
  g,
  dCm,
});
const inAir = (...layers: Layer[]): LayerStack => ({ nAbove: 1, nBelow: 1, layers });

/** Means over independent streams with their standard errors. */
function measure(stack: LayerStack, photons: number, read: (tally: ReturnType<typeof runMonteCarlo>) => number) {
  const batches = 20;
  const each = photons / batches;
  const values = Array.from(
    { length: batches },
    (_, stream) => read(runMonteCarlo(stack, each, { seed: 20, stream })) / each,
  );
  const mean = values.reduce((sum, value) => sum + value, 0) / batches;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (batches - 1);
  return { mean, error: Math.sqrt(variance / batches) };
}

/** Within three combined standard errors of an oracle. */
function within(measured: { mean: number; error: number }, oracle: number, oracleError = 0): void {
  expect(measured.error).toBeGreaterThan(0);
  expect(Math.abs(measured.mean - oracle)).toBeLessThan(3 * Math.hypot(measured.error, oracleError));
}

const SLAB = inAir(layer(1, 10, 90, 0.75, 0.02));
const GIOVANELLI = inAir(layer(1.5, 10, 90, 0, null));
const THREE = inAir(layer(1.37, 1, 100, 0.9, 0.1), layer(1.37, 1, 10, 0, 0.1), layer(1.37, 2, 10, 0.7, 0.2));

describe('published rows', () => {
  test('van de Hulst: exact, and MCML with its own errors', () => {
    const reflected = measure(SLAB, 100_000, (tally) => tally.diffuseReflectance);
    const passed = measure(SLAB, 100_000, (tally) => tally.transmittance);
    within(reflected, 0.09739);
    within(reflected, 0.09734, 0.00035);
    within(passed, 0.66096);
    within(passed, 0.66096, 0.0002);
  });

  test('Giovanelli: .26 is the total, so .22 is diffuse', () => {
    expect(specularReflectance(GIOVANELLI)).toBeCloseTo(0.04, 6);
    within(
      measure(GIOVANELLI, 100_000, (tally) => tally.diffuseReflectance),
      0.21992,
    );
  });

  test('three layers of the MCML manual, absorption by layer', () => {
    expect(specularReflectance(THREE)).toBeCloseTo(0.0243729, 6);
    const photons = 60_000;
    within(
      measure(THREE, photons, (tally) => tally.diffuseReflectance),
      0.237544,
      0.0004,
    );
    within(
      measure(THREE, photons, (tally) => tally.transmittance),
      0.0964896,
      0.0003,
    );
    [0.2612, 0.1488, 0.2316].forEach((expected, i) => {
      within(
        measure(THREE, photons, (tally) => tally.absorbedByLayer[i]!),
        expected,
        0.0004,
      );
    });
  });

  test('fluence far from the surface falls as 1.74 per cm', () => {
    const medium = inAir(layer(1.37, 0.1, 100, 0.9, null));
    const decay = Array.from({ length: 8 }, (_, stream) => {
      const tally = runMonteCarlo(medium, 600, { seed: 4, stream, depthBins: 30, depthStepCm: 0.1 });
      const sum = (from: number, to: number) => tally.absorbedByDepth.slice(from, to).reduce((a, b) => a + b, 0);
      return Math.log(sum(4, 10) / sum(10, 16)) / 0.6;
    });
    const mean = decay.reduce((a, b) => a + b, 0) / decay.length;
    const variance = decay.reduce((a, b) => a + (b - mean) ** 2, 0) / (decay.length - 1);
    within({ mean, error: Math.sqrt(variance / decay.length) }, 1.74, 0.01);
  });

  test('endless isotropic medium: H function', () => {
    within(
      measure(inAir(layer(1, 0.1, 0.9, 0, null)), 60_000, (tally) => tally.diffuseReflectance),
      0.414947,
    );
  });

  test('two layers of skin over an absorber', () => {
    const skin = {
      nAbove: 1,
      nBelow: 1.4,
      layers: [layer(1.4, 13.6, 307, 0.8, 0.006), layer(1.4, 1, 200, 0.8, 0.244)],
    };
    within(
      measure(skin, 20_000, (tally) => tally.diffuseReflectance),
      0.3282,
    );
  });
});

test('agrees with adding-doubling where indices differ between layers', () => {
  const stack = { nAbove: 1, nBelow: 1.5, layers: [layer(1.5, 0.5, 20, 0.3, 0.05), layer(1.33, 1, 60, 0.8, 0.1)] };
  const exact = addingDoubling(stack, { quadrature: 32 });
  const specular = specularReflectance(stack);
  within(
    measure(stack, 40_000, (tally) => tally.diffuseReflectance),
    exact.reflectanceNormal - specular,
  );
  within(
    measure(stack, 40_000, (tally) => tally.transmittance),
    exact.transmittanceNormal,
  );
});

test.each([-1, -0.5, 1])('agrees with adding-doubling at g = %d', (g) => {
  const stack = inAir(layer(1.4, 2, 20, g, 0.05));
  const exact = addingDoubling(stack, { quadrature: 32 });
  const passed = measure(stack, 20_000, (tally) => tally.transmittance);
  expect(Math.abs(passed.mean - exact.transmittanceNormal)).toBeLessThan(3 * passed.error + 1e-6);
});

test('keeps all light: reflected, passed and absorbed sum to what entered', () => {
  const photons = 4000;
  const tally = runMonteCarlo(THREE, photons, { seed: 9, radiusBins: 20, radiusStepCm: 0.05, depthBins: 40 });
  const absorbed = tally.absorbedByLayer.reduce((a, b) => a + b, 0);
  const total = (tally.diffuseReflectance + tally.transmittance + absorbed) / photons;
  expect(Math.abs(total - (1 - specularReflectance(THREE)))).toBeLessThan(1e-3);
  const sum = (list: Float64Array) => list.reduce((a, b) => a + b, 0);
  expect(sum(tally.reflectedByRadius)).toBeCloseTo(tally.diffuseReflectance, 6);
  expect(sum(tally.transmittedByRadius)).toBeCloseTo(tally.transmittance, 6);
  expect(sum(tally.absorbedByDepth)).toBeCloseTo(absorbed, 6);
});

test('a clear slide on top counts both its faces', () => {
  const stack = inAir(layer(1.5, 0, 0, 0, 0.1), layer(1.4, 1, 50, 0.5, 0.2));
  const outer = 0.04;
  const inner = (0.1 / 2.9) ** 2;
  expect(specularReflectance(stack)).toBeCloseTo(outer + ((1 - outer) ** 2 * inner) / (1 - outer * inner), 9);
});

test('same seed, same numbers; another stream, other numbers', () => {
  const run = (stream: number) => runMonteCarlo(SLAB, 500, { seed: 3, stream }).diffuseReflectance;
  expect(run(0)).toBe(run(0));
  expect(run(1)).not.toBe(run(0));
});

test('refuses what cannot end or begin', () => {
  expect(() => runMonteCarlo(inAir(layer(1.4, 0, 10, 0, null)), 10, { seed: 1 })).toThrow('never ends');
  expect(() => runMonteCarlo(SLAB, 0, { seed: 1 })).toThrow('photons');
});
