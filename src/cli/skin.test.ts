import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { SPECTRUM_NM } from '#/engine/colour/spectrum.ts';
import { modelSpectrum } from '#/engine/skin/fit-spectrum.ts';
import { runSkin } from './skin.ts';

const folder = mkdtempSync(join(tmpdir(), 'whorl-skin-'));
const THREE = {
  nAbove: 1,
  nBelow: 1,
  layers: [
    { n: 1.37, muaPerCm: 1, musPerCm: 100, g: 0.9, dCm: 0.1 },
    { n: 1.37, muaPerCm: 1, musPerCm: 10, g: 0, dCm: 0.1 },
    { n: 1.37, muaPerCm: 2, musPerCm: 10, g: 0.7, dCm: 0.2 },
  ],
};

let counter = 0;
function file(content: unknown): string {
  const path = join(folder, `${counter++}.txt`);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

afterEach(() => vi.restoreAllMocks());

async function run(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += String(text);
    return true;
  });
  const code = await runSkin(argv);
  vi.restoreAllMocks();
  return { code, out, err };
}

test('mc and ad agree, and threads do not change the numbers', async () => {
  const layers = file(THREE);
  const one = await run('mc', '--layers', layers, '--photons', '20000', '--seed', '5');
  const two = await run('mc', '--layers', layers, '--photons', '20000', '--seed', '5', '--workers', '2');
  expect(one.code).toBe(0);
  expect(two.out).toBe(one.out);
  expect(one.err).toContain('photons per second');
  const mc = JSON.parse(one.out);
  const ad = JSON.parse((await run('ad', '--layers', layers)).out);
  const error = Math.abs(mc.specular + mc.diffuseReflectance - ad.reflectanceNormal);
  expect(error).toBeLessThan(3 * mc.standardErrors.diffuseReflectance + 1e-4);
  expect(mc.absorbedByLayer).toHaveLength(3);
  expect(mc.specular + mc.diffuseReflectance + mc.transmittance + mc.absorbed).toBeCloseTo(1, 3);
});

test('one photon has no standard error', async () => {
  const { out } = await run('mc', '--layers', file(THREE), '--photons', '1', '--seed', '0');
  expect(JSON.parse(out).standardErrors.transmittance).toBeNull();
});

test('fit gives a line a subject', async () => {
  const skin = { melaninFraction: 0.04, bloodFraction: 0.008, saturation: 0.6, vesselRadiusUm: 12 };
  const values = modelSpectrum(skin);
  const rows = SPECTRUM_NM.map((nm, i) => `${nm},${values[i]},${values[i]! * 0.9}`);
  const { code, out } = await run('fit', '--reflectance', file(`# made\nnm,A,B\n${rows.join('\n')}\n`));
  expect(code).toBe(0);
  const lines = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map((line) => line.subject)).toEqual(['A', 'B']);
  expect(lines[0].fMel).toBeCloseTo(0.04, 3);
  expect(Object.keys(lines[0])).toEqual(['subject', 'fMel', 'fBlood', 'saturation', 'vesselRadiusUm', 'dE00', 'rms']);
});

test('fit reads tables as European programs write them', async () => {
  const values = modelSpectrum({ melaninFraction: 0.04, bloodFraction: 0.008, saturation: 0.6, vesselRadiusUm: 12 });
  const table = (parting: string, end: string) =>
    `nm${parting}A${end}${SPECTRUM_NM.map((nm, i) => `${nm}${parting}${values[i]}${end}`).join('')}`;
  const plain = await run('fit', '--reflectance', file(table(',', '\n')));
  const comma = table(';', '\r\n').replaceAll('.', ',');
  for (const text of [comma, `\uFEFF${comma}`, table('\t', '\r')]) {
    expect((await run('fit', '--reflectance', file(text))).out).toBe(plain.out);
  }
});

test('dot: deeper is fainter and wider; dark skin may have a negative tone', async () => {
  const dot = async (...more: string[]) =>
    JSON.parse((await run('dot', '--length', '0.2', '--diameter', '0.2', '--dilution', '20', ...more)).out);
  const right = await dot('--ita', '45', '--z-top', '0.12');
  const deep = await dot('--ita', '45', '--z-top', '0.4');
  expect(right.contrast).toHaveLength(3);
  expect(deep.contrast[1]).toBeLessThan(right.contrast[1]);
  expect(deep.fwhmMm).toBeGreaterThan(right.fwhmMm);
  expect(right.deltaLab[0]).toBeLessThan(0);
  const dark = await dot('--ita', '-35', '--z-top', '0.12', '--years', '3', '--wavelengths', '550');
  expect(dark.contrast).toHaveLength(1);
});

test('dot: says what lies outside the table', async () => {
  const inside = JSON.parse(
    (await run('dot', '--ita', '45', '--z-top', '0.12', '--length', '0.2', '--diameter', '0.2', '--dilution', '20'))
      .out,
  );
  const deep = JSON.parse(
    (await run('dot', '--ita', '45', '--z-top', '1.2', '--length', '0.2', '--diameter', '0.2', '--dilution', '20')).out,
  );
  expect(inside.extrapolated).toBeUndefined();
  expect(deep.extrapolated).toEqual(['zTopMm']);
});

test('shade: best first', async () => {
  const { shades } = JSON.parse((await run('shade', '--ita', '45', '--follicle', '#3a3532')).out);
  const medians = shades.map((shade: { dE00: { p50: number } }) => shade.dE00.p50);
  expect(medians).toEqual(medians.toSorted((a: number, b: number) => a - b));
  expect(Object.keys(shades[0]).sort()).toEqual(['dE00', 'dilution', 'neutraliser', 'pigment', 'warnings']);
});

describe('impossible input: exit code 2 and one line', () => {
  const layer = (change: object) => file({ ...THREE, layers: [{ ...THREE.layers[0], ...change }] });
  const mc = (path: string, ...more: string[]) => ['mc', '--layers', path, '--photons', '10', '--seed', '1', ...more];
  test.each<[string, () => string[], string]>([
    ['negative absorption', () => mc(layer({ muaPerCm: -1 })), 'muaPerCm'],
    ['negative scattering', () => mc(layer({ musPerCm: -1 })), 'musPerCm'],
    ['g beyond 1', () => mc(layer({ g: 1.01 })), 'g must lie'],
    ['n below 1', () => mc(layer({ n: 0.5 })), 'n must'],
    ['no layers', () => mc(file({ ...THREE, layers: [] })), 'at least one layer'],
    ['unknown key', () => mc(layer({ mua: 3 })), '"mua"'],
    ['missing key', () => mc(file({ nAbove: 1, nBelow: 1, layers: [{ n: 1 }] })), 'muaPerCm is missing'],
    ['negative thickness', () => mc(layer({ dCm: -1 })), 'dCm'],
    ['text for a number', () => mc(layer({ n: 'x' })), 'must be a number'],
    ['no JSON', () => mc(file('{')), 'not JSON'],
    ['a key twice', () => mc(file('{"nAbove": 1, "nAbove": 1.4}')), 'names nAbove twice'],
    ['no file', () => mc(join(folder, 'absent.json')), 'cannot be read'],
    ['no end', () => mc('/dev/zero'), 'is larger than 100 MB'],
    ['no photons', () => ['mc', '--layers', layer({}), '--photons', '0'], 'at least 1'],
    ['half a photon', () => ['mc', '--layers', layer({}), '--photons', '1.5'], 'whole'],
    ['negative quadrature', () => ['ad', '--layers', layer({}), '--quadrature', '-4'], 'at least 4'],
    ['unknown option', () => ['ad', '--layers', layer({}), '--nodes', '4'], '--nodes'],
    ['spectrum in per cent', () => ['fit', '--reflectance', file('nm,A\n400,30\n700,50\n')], 'gap of 300'],
    ['a column without a name', () => ['fit', '--reflectance', file('nm,,B\n400,.3,.3\n')], 'Column 2 has no name'],
    [
      'per cent',
      () => ['fit', '--reflectance', file(`nm,A\n${SPECTRUM_NM.map((nm) => `${nm},30\n`).join('')}`)],
      '30 % is 0.3',
    ],
    ['no value after an option', () => ['mc', '--layers', '--photons', '10'], "'--layers' argument"],
    ['no nm column', () => ['fit', '--reflectance', file('wavelength,A\n400,.3\n')], 'nm, then one a subject'],
    [
      'dot without depth',
      () => ['dot', '--ita', '45', '--length', '1', '--diameter', '1', '--dilution', '9'],
      '--z-top',
    ],
    [
      'unknown pigment',
      () => [
        'dot',
        '--ita',
        '45',
        '--z-top',
        '.1',
        '--length',
        '1',
        '--diameter',
        '1',
        '--dilution',
        '9',
        '--pigment',
        'soot',
      ],
      'soot',
    ],
    ['no colour', () => ['shade', '--ita', '45', '--follicle', 'brown'], 'not a colour'],
    ['no tone of skin', () => ['shade', '--ita', '95', '--follicle', '#333333'], 'ITA'],
    ['unknown verb', () => ['look'], 'mc, ad, fit'],
  ])('%s', async (_, argv, message) => {
    const { code, out, err } = await run(...argv());
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toContain(message);
  });
});

test('help', async () => {
  const { code, out } = await run('--help');
  expect(code).toBe(0);
  expect(out).toContain('layers.json');
});

test('shade: judges a studio’s own shades by name, best first', async () => {
  const path = file({
    shades: [
      { name: 'Light', number: 60, pigment: 'carbon', dilution: 60 },
      { name: 'Dark', number: 8, pigment: 'carbon', dilution: 8 },
      { name: 'Warm', pigment: 'warmBlack', dilution: 20, neutraliser: 0.5 },
    ],
  });
  const { shades } = JSON.parse((await run('shade', '--ita', '45', '--follicle', '#1a1714', '--shades', path)).out);
  expect(shades).toHaveLength(3);
  expect(shades[0]).toMatchObject({ name: 'Dark', number: 8, dilution: 8, neutraliser: 0 });
  expect(shades.find((shade: { name: string }) => shade.name === 'Warm').warnings.join()).toContain('warm tint');
  for (const [wrong, sentence] of [
    [{ shades: [{ name: 'A', pigment: 'carbon', dilution: 3 }] }, 'shades[0].dilution'],
    [{ shades: [{ name: 'A', pigment: 'coal', dilution: 10 }] }, 'is not known'],
    [{ shades: [] }, 'shades'],
  ] as const) {
    const { code, err } = await run('shade', '--ita', '45', '--follicle', '#1a1714', '--shades', file(wrong));
    expect(code).toBe(2);
    expect(err).toContain(sentence);
  }
});

test('patch: gives back the uptake that made it, and shade takes it', async () => {
  const dot = ['--ita', '45', '--z-top', '0.12', '--length', '0.2', '--diameter', '0.18', '--dilution', '20'];
  const patch = async (darkening: string) =>
    JSON.parse((await run('patch', ...dot, '--density', '100', '--darkening', darkening)).out);
  const [faint, dark] = [await patch('0.05'), await patch('0.08')];
  expect(dark.uptake).toBeGreaterThan(faint.uptake);
  const best = async (uptake: string) =>
    JSON.parse(
      (await run('shade', '--ita', '45', '--follicle', '#5a5048', '--uptake', uptake, '--uptake-sd', '0.1')).out,
    ).shades[0].dilution;
  expect(await best('0.4')).toBeGreaterThan(await best('0.08'));
  const bad = await run('patch', ...dot, '--density', '100', '--darkening', '0.9');
  expect(bad.code).toBe(2);
  expect(bad.err).toContain('darker than this ink can be');
});

test('fading: follow-ups move and narrow the belief', async () => {
  const prior = JSON.parse((await run('fading')).out);
  const own = JSON.parse((await run('fading', '--follow-ups', file(`years,remaining\n${'3,0.9\n'.repeat(12)}`))).out);
  expect(own.followUps).toBe(12);
  expect(own.ratePerYear).toBeLessThan(prior.ratePerYear);
  expect(own.sdPerYear).toBeLessThan(prior.sdPerYear);
  expect(own.forecast.at(-1).p50).toBeGreaterThan(prior.forecast.at(-1).p50);
  expect((await run('fading', '--follow-ups', file('years,remaining\n-1,0.9\n'))).code).toBe(2);
});
