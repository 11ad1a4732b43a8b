import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runDots } from './dots.ts';

const folder = mkdtempSync(join(tmpdir(), 'whorl-dots-'));
const at = (name: string): string => join(folder, name);
let said = '';
let told = '';

beforeEach(() => {
  said = '';
  told = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    told += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function spec(name: string, value: unknown): string {
  writeFileSync(at(name), JSON.stringify(value));
  return at(name);
}

const plane = { plane: { widthMm: 25, heightMm: 20 } };
const rowsOf = (name: string): number[][] =>
  readFileSync(at(name), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map(Number));

describe('whorl dots', () => {
  it('takes the irregularity from a measured pattern, and only one of the two', async () => {
    const run = async (name: string, more: object): Promise<number> =>
      runDots(['--spec', spec(`${name}.json`, { surface: plane, density: 100, ...more }), '--out', at(`${name}.csv`)]);
    expect(await run('even', { pattern: { nnCv: 0.05, clarkEvans: 1.9 } })).toBe(0);
    expect(await run('zero', { irregularity: 0 })).toBe(0);
    expect(await run('nature', { pattern: { nnCv: 0.16, clarkEvans: 1.55 } })).toBe(0);
    expect(readFileSync(at('even.csv'), 'utf8')).toBe(readFileSync(at('zero.csv'), 'utf8'));
    expect(readFileSync(at('nature.csv'), 'utf8')).not.toBe(readFileSync(at('zero.csv'), 'utf8'));
    expect(await run('both', { irregularity: 0.2, pattern: { nnCv: 0.16, clarkEvans: 1.55 } })).toBe(2);
    expect(told).toContain('give one of them');
  });

  it('writes dots and metrics of a grid with hairs', async () => {
    writeFileSync(at('grid.csv'), '40,120\n40,120\n');
    writeFileSync(at('hairs.csv'), 'x,y,radiusMm\n5,5,0.8\n12,10,0.3\n');
    const path = spec('a.json', { surface: plane, density: { grid: 'grid.csv' }, hairs: 'hairs.csv', irregularity: 0 });
    expect(await runDots(['--spec', path, '--out', at('a.csv'), '--metrics', at('a-metrics.json')])).toBe(0);
    const rows = rowsOf('a.csv');
    expect(readFileSync(at('a.csv'), 'utf8').split('\n')[0]).toBe('id,xMm,yMm,zMm,session,rank,azimuthDeg,tiltDeg');
    expect(rows.map((row) => row[5]!).sort((a, b) => a - b)).toEqual(rows.map((_, i) => i));
    for (const [, x, y, z, session] of rows) {
      expect(x! >= 0 && x! <= 25 && y! >= 0 && y! <= 20 && z === 0).toBe(true);
      expect([1, 2, 3]).toContain(session);
      expect(Math.hypot(x! - 5, y! - 5)).toBeGreaterThanOrEqual(0.8);
      expect(Math.hypot(x! - 12, y! - 10)).toBeGreaterThanOrEqual(0.55);
    }
    const metrics = JSON.parse(readFileSync(at('a-metrics.json'), 'utf8'));
    expect(metrics.n).toBe(rows.length);
    expect(metrics.hardViolations).toBe(0);
    expect(metrics.prefixes.map((prefix: { share: number }) => prefix.share)).toEqual([0.3, 0.7, 1]);
    const total = metrics.bands.reduce((sum: number, band: { target: number }) => sum + band.target, 0);
    expect(Math.abs(rows.length / total - 1)).toBeLessThan(0.03);
    expect(await runDots(['--spec', path, '--out', at('again.csv')])).toBe(0);
    expect(readFileSync(at('again.csv'), 'utf8')).toBe(readFileSync(at('a.csv'), 'utf8'));
  });

  it('refills what was lost and keeps the ids of survivors', async () => {
    const path = spec('r.json', { surface: plane, density: 90 });
    expect(await runDots(['--spec', path, '--out', at('r.csv')])).toBe(0);
    const before = rowsOf('r.csv');
    const lost = before.filter((_, i) => i % 5 === 0).map((row) => row[0]!);
    writeFileSync(at('lost.csv'), `id\n${lost.join('\n')}\n`);
    const refill = ['--refill', at('r.csv'), '--lost', at('lost.csv')];
    expect(await runDots(['--spec', path, '--out', at('r2.csv'), ...refill])).toBe(0);
    const after = rowsOf('r2.csv');
    const largest = Math.max(...before.map((row) => row[0]!));
    const gone = new Set(lost);
    for (const row of before.filter(([id]) => !gone.has(id!)))
      expect(after.find(([id]) => id === row[0])!.slice(1, 5)).toEqual(row.slice(1, 5));
    const added = after.filter(([id]) => id! > largest);
    expect(added.map(([id]) => id)).toEqual(added.map((_, i) => largest + 1 + i));
    expect(Math.abs(after.length / before.length - 1)).toBeLessThan(0.03);
    // Their whole lines name them as well.
    const [header, ...lines] = readFileSync(at('r.csv'), 'utf8').trimEnd().split('\n');
    const named = lines.filter((line) => gone.has(Number(line.split(',')[0])));
    writeFileSync(at('lost.csv'), [header, ...named].join('\n'));
    expect(await runDots(['--spec', path, '--out', at('r4.csv'), ...refill])).toBe(0);
    expect(readFileSync(at('r4.csv'), 'utf8')).toBe(readFileSync(at('r2.csv'), 'utf8'));
    writeFileSync(at('lost.csv'), 'id\n4000000000\n');
    expect(await runDots(['--spec', path, '--out', at('r3.csv'), ...refill])).toBe(2);
    expect(existsSync(at('r3.csv'))).toBe(false);
  });

  it.each([
    ['not settled', { settle: false, irregularity: 1 }],
    ['beside hairs', { hairs: 'refill-hairs.csv' }],
  ])('gives the very places back that were lost, and no more dots than before: %s', async (_, more) => {
    writeFileSync(
      at('refill-hairs.csv'),
      `x,y,radiusMm\n${Array.from({ length: 60 }, (_, i) => `${(7.3 * i) % 25},${(3.7 * i) % 20},0.3`).join('\n')}`,
    );
    const path = spec('back.json', { surface: plane, density: 100, ...more });
    expect(await runDots(['--spec', path, '--out', at('b1.csv')])).toBe(0);
    const before = rowsOf('b1.csv');
    const lost = before.filter((_, i) => i % 3 === 0);
    writeFileSync(at('b-lost.csv'), `id\n${lost.map(([id]) => id).join('\n')}\n`);
    const refill = ['--refill', at('b1.csv'), '--lost', at('b-lost.csv')];
    expect(await runDots(['--spec', path, '--out', at('b2.csv'), ...refill])).toBe(0);
    const after = rowsOf('b2.csv');
    expect(after.length).toBe(before.length);
    const places = new Set(after.map((row) => row.slice(1, 4).join()));
    const back = lost.filter((row) => places.has(row.slice(1, 4).join()));
    expect(back.length).toBeGreaterThan(0.9 * lost.length);
  });

  it('reads an OBJ in mm and keeps to the treatable spheres', async () => {
    writeFileSync(
      at('roof.obj'),
      'v 0 0 10\nv 40 0 0\nv 40 30 0\nv 0 30 10\nv -40 0 0\nv -40 30 0\nf 1 2 3 4\nf 1 4 6 5\n',
    );
    const surface = { mesh: 'roof.obj', unit: 'mm', treatable: [{ centreMm: [0, 15, 10], radiusMm: 10 }] };
    const path = spec('m.json', { surface, density: 100, sessions: [0.5, 1] });
    expect(await runDots(['--spec', path, '--out', at('m.csv')])).toBe(0);
    const rows = rowsOf('m.csv');
    expect(rows.length).toBeGreaterThan(250);
    for (const [, x, y, z] of rows) {
      expect(Math.hypot(x!, y! - 15, z! - 10)).toBeLessThanOrEqual(10.001);
      expect(Math.abs(z! - (10 - Math.abs(x!) / 4))).toBeLessThan(0.15);
    }
  });

  it('refuses a density that does not fit with the number that does', async () => {
    const path = spec('d.json', { surface: plane, density: 250 });
    expect(await runDots(['--spec', path, '--out', at('d.csv')])).toBe(3);
    const { rule, maxDensityPerCm2 } = JSON.parse(said);
    expect(rule).toBe('DE05');
    expect(existsSync(at('d.csv'))).toBe(false);
    expect(
      await runDots(['--spec', spec('d2.json', { surface: plane, density: maxDensityPerCm2 }), '--out', at('d2.csv')]),
    ).toBe(0);
  });

  it.each([
    ['an unknown key', { surface: plane, density: 90, colour: 1 }, '"colour"'],
    ['an unknown key in the plane', { surface: { plane: { ...plane.plane, depthMm: 3 } }, density: 90 }, '"depthMm"'],
    [
      'an unknown key in a zone',
      { surface: plane, density: { zones: [{ centreMm: [1, 1, 0], radius: 2, perCm2: 5 }] } },
      '"radius"',
    ],
    ['no density', { surface: plane }, 'density'],
    ['a negative density', { surface: plane, density: -5 }, 'density'],
    ['shares that end early', { surface: plane, density: 90, sessions: [0.3, 0.6] }, 'sessions'],
    ['a seed that is no uint32', { surface: plane, density: 90, seed: 1.5 }, 'seed'],
    ['a missing mesh', { surface: { mesh: 'none.glb' }, density: 90 }, 'none.glb'],
    ['a grid on a mesh', { surface: { mesh: 'roof.obj', unit: 'mm' }, density: { grid: 'grid.csv' } }, 'grid'],
    ['a missing grid', { surface: plane, density: { grid: 'none.csv' } }, 'none.csv'],
  ])('refuses %s by name and writes nothing', async (_, value, name) => {
    expect(await runDots(['--spec', spec('bad.json', value), '--out', at('bad.csv')])).toBe(2);
    expect(told).toContain(name);
    expect(told.trim().split('\n')).toHaveLength(1);
    expect(existsSync(at('bad.csv'))).toBe(false);
  });

  it('neither packs the open rim of a scan nor moves dots off it', async () => {
    const side = 24;
    const lines: string[] = [];
    for (let j = 0; j <= 12; j++) for (let i = 0; i <= 12; i++) lines.push(`v ${2 * i} ${2 * j} 0`);
    for (let j = 0; j < 12; j++)
      for (let i = 1; i <= 12; i++)
        lines.push(`f ${13 * j + i} ${13 * j + i + 1} ${13 * j + i + 14} ${13 * j + i + 13}`);
    writeFileSync(at('sheet.obj'), lines.join('\n'));
    const path = spec('sheet.json', {
      surface: { mesh: 'sheet.obj', unit: 'mm' },
      density: 120,
      minSpacingMm: 0.4,
      irregularity: 0,
    });
    expect(await runDots(['--spec', path, '--out', at('sheet.csv')])).toBe(0);
    const toRim = rowsOf('sheet.csv').map(([, x, y]) => Math.min(x!, y!, side - x!, side - y!));
    expect(Math.min(...toRim)).toBeGreaterThanOrEqual(0);
    const spacing = Math.sqrt(100 / 120);
    const expected = 1.2 * (side ** 2 - (side - spacing / 2) ** 2);
    const counted = toRim.filter((distance) => distance < spacing / 4).length;
    // 26 dots are due there; planned without a guard band 70 would be, which settling pushes off the sheet.
    expect(Math.abs(counted - expected)).toBeLessThan(3 * Math.sqrt(expected));
  });

  it('gives a scan full of small holes its dots, none of them in a hole', async () => {
    const lines: string[] = [];
    for (let j = 0; j <= 30; j++) for (let i = 0; i <= 30; i++) lines.push(`v ${i} ${j} 0`);
    const isHole = (i: number, j: number): boolean => (7 * i + 5 * j + i * j) % 6 === 0;
    let areaMm2 = 0;
    for (let j = 0; j < 30; j++)
      for (let i = 0; i < 30; i++) {
        if (isHole(i, j)) continue;
        const a = 31 * j + i + 1;
        lines.push(`f ${a} ${a + 1} ${a + 32} ${a + 31}`);
        areaMm2++;
      }
    writeFileSync(at('sieve.obj'), lines.join('\n'));
    const path = spec('sieve.json', { surface: { mesh: 'sieve.obj', unit: 'mm' }, density: 120, irregularity: 0 });
    expect(await runDots(['--spec', path, '--out', at('sieve.csv')])).toBe(0);
    const rows = rowsOf('sieve.csv');
    expect(Math.abs(rows.length / (1.2 * areaMm2) - 1)).toBeLessThan(0.03);
    const wall = 0.02;
    const inHole = rows.filter(([, x, y]) =>
      [-wall, wall].every((dx) => [-wall, wall].every((dy) => isHole(Math.floor(x! + dx), Math.floor(y! + dy)))),
    );
    expect(inHole).toEqual([]);
  });

  it('says when it cannot write, leaves nothing behind, and explains itself', async () => {
    const path = spec('w.json', { surface: plane, density: 30 });
    const files = readdirSync(folder).length;
    expect(await runDots(['--spec', path, '--out', at('none/w.csv')])).toBe(4);
    expect(await runDots(['--spec', path, '--out', at('w.json/below-a-file.csv')])).toBe(4);
    expect(await runDots(['--spec', path, '--out', path])).toBe(2);
    expect(await runDots(['--spec', path, '--out', at('w.csv'), '--metrics', path])).toBe(2);
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual({ surface: plane, density: 30 });
    expect(await runDots(['--spec', path, '--out', at('w.csv'), '--metrics', at('none/w.json')])).toBe(4);
    expect(readdirSync(folder).length).toBe(files);
    expect(await runDots(['--spec', path])).toBe(2);
    expect(await runDots(['--spec', path, '--out', at('w.csv'), '--refill', at('r.csv')])).toBe(2);
    expect(await runDots(['--help'])).toBe(0);
    expect(said).toContain('--metrics');
  });
});
