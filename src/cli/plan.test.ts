import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { HEALTHY_ANSWERS } from '#/practice/intake/healthy-answers.ts';
import { runMain } from './main.ts';

const PHOTO = 'assets/sample-course/photo.jpg';
const CASE = 'assets/sample-course/case.json';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'whorl-plan-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a command line in this process and keeps what it writes. */
async function whorl(...argv: string[]): Promise<{ code: number; out: string; err: string }> {
  const written = { out: '', err: '' };
  const keep = (stream: 'out' | 'err') => (text: string | Uint8Array) => {
    written[stream] += String(text);
    return true;
  };
  const out = vi.spyOn(process.stdout, 'write').mockImplementation(keep('out') as typeof process.stdout.write);
  const err = vi.spyOn(process.stderr, 'write').mockImplementation(keep('err') as typeof process.stderr.write);
  try {
    const code = await runMain(argv);
    return { code, ...written };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}
const caseWith = (name: string, changes: object): string => {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(CASE, 'utf8')), ...changes }));
  return path;
};

describe('whorl plan', () => {
  it('writes every file of a plan and a summary, and nothing half-made', async () => {
    const out = join(folder, 'out');
    const small = caseWith('small.json', {
      design: { pattern: { kind: 'norwood', grade: '2' } },
      dates: { start: '2027-01-11', zone: 'Europe/London' },
    });
    const answers = join(folder, 'answers.json');
    writeFileSync(answers, JSON.stringify({ ...HEALTHY_ANSWERS, on: '2027-01-04' }));
    const options = ['--out', out, '--answers', answers, '--language', 'es', '--json'];
    const done = await whorl('plan', PHOTO, '--case', small, ...options);
    expect(done.err).toBe('');
    expect(done.code).toBe(0);
    const summary = JSON.parse(done.out);
    expect(readdirSync(out).sort()).toEqual([
      'course.ics',
      'dots.csv',
      'later-loss.png',
      'plan.pdf',
      'plan.whorl.json',
      'preview',
      'stencil.svg',
    ]);
    const pictures = readdirSync(join(out, 'preview')).sort();
    expect(pictures).toEqual([
      '00-before.png',
      '01-session-1-fresh.png',
      '02-session-1-healed.png',
      '03-session-2-fresh.png',
      '04-session-2-healed.png',
      '05-session-3-fresh.png',
      '06-session-3-healed.png',
      '07-year-1.png',
      '08-year-3.png',
      '09-year-5.png',
    ]);
    for (const name of pictures) {
      const { width, height, format } = await sharp(readFileSync(join(out, 'preview', name))).metadata();
      expect([format, width, height]).toEqual(['png', 1200, 1500]);
    }
    const lines = readFileSync(join(out, 'dots.csv'), 'utf8').trimEnd().split('\n');
    expect(lines.length - 1).toBe(summary.totals.dots);
    expect(readFileSync(join(out, 'plan.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
    // Three sessions, each with the check-in before it and those after it, up to the next session.
    const calendar = readFileSync(join(out, 'course.ics'), 'utf8');
    expect(calendar.match(/UID:\w+-session-/g)).toHaveLength(3);
    expect(calendar.match(/UID:\w+-check-in-/g)?.length).toBeGreaterThan(9);
    expect(calendar).toContain('SUMMARY:Sesión 1 de 3');
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
    const pdf = await getDocumentProxy(new Uint8Array(readFileSync(join(out, 'plan.pdf'))));
    const { text } = await extractText(pdf, { mergePages: true });
    for (const words of ['Plan de tratamiento', 'Preparación', 'Consentimiento', 'Antes y después de la sesión 3'])
      expect(text).toContain(words);
    // A week is too short for the fourteen days without retinoids, and the sheet says so.
    expect(text).toContain('Tarde para parte de la preparación');
    expect(text).not.toMatch(/\{\w+(:\w)?\}|\bThe\b|\bsession\b/);
  });

  it('[CO8] lays out the course of its plan over the change of the clock, and judges answers', async () => {
    const course = (...more: string[]) =>
      whorl('course', '--plan', join(folder, 'out', 'plan.whorl.json'), '--start', '2027-03-20', ...more);
    const laid = await course('--zone', 'Europe/London');
    expect(laid.code).toBe(0);
    const { sessions } = JSON.parse(laid.out) as { sessions: { start: string; dots: number }[] };
    expect(sessions.map(({ start }) => start)).toEqual([
      '2027-03-20T10:00:00+00:00',
      '2027-04-03T10:00:00+01:00',
      '2027-05-01T10:00:00+01:00',
    ]);
    const answered = (name: string, change: object) => {
      const path = join(folder, name);
      writeFileSync(path, JSON.stringify({ ...HEALTHY_ANSWERS, on: '2027-01-04', ...change }));
      return course('--zone', 'Europe/London', '--answers', path);
    };
    const mole = await answered('mole.json', { health: { ...HEALTHY_ANSWERS.health, changingMole: true } });
    expect(mole.code).toBe(0);
    expect(JSON.parse(mole.out)).toEqual({ sessions: [], because: [expect.stringMatching(/^CO6: .*SC07/)] });
    const missing = await answered('missing.json', { expects: {} });
    expect(missing.code).toBe(0);
    expect(JSON.parse(missing.out).because).toEqual([expect.stringContaining('needs 3 answers')]);
    const wrong: readonly (readonly [readonly string[], string])[] = [
      [['--zone', 'Mars/Base'], 'Mars/Base'],
      [['--zone', 'Europe/London', '--time', '25:00'], '25:00'],
      [['--zone', 'Europe/London', '--language', 'de'], 'de'],
      [['--zone', 'Europe/London', '--answers', join(folder, 'none.json')], 'none.json'],
      [[], '--zone'],
    ];
    for (const [argv, words] of wrong) {
      const { code, out, err } = await course(...argv);
      expect([code, out]).toEqual([2, '']);
      expect(err).toContain(words);
    }
    expect((await answered('typo.json', { hare: {} })).err).toContain('hare');
  });

  it('refuses what it cannot use in one sentence and writes nothing', async () => {
    const out = join(folder, 'never');
    const text = join(folder, 'photo.jpg');
    writeFileSync(text, 'not a picture at all');
    const cut = join(folder, 'cut.jpg');
    writeFileSync(cut, readFileSync(PHOTO).subarray(0, 40_000));
    const archive = join(folder, 'photos.jpg');
    writeFileSync(archive, 'PK\x03\x04');
    truncateSync(archive, 26_000_000);
    const unknown = caseWith('unknown.json', { hairline: {} });
    const mirrored = caseWith('mirrored.json', { landmarks: mirroredLandmarks() });
    const twice = join(folder, 'twice.json');
    writeFileSync(twice, readFileSync(CASE, 'utf8').replace('{', '{"sex": "female",'));
    const cutMore = caseWith('cut-more.json', { morePhotos: [{ file: 'cut.jpg', landmarks: {} }] });
    const notJson = join(folder, 'broken.json');
    writeFileSync(notJson, '{"landmarks": ');
    const cases: readonly (readonly [readonly string[], number, string])[] = [
      [[], 2, 'whorl plan PHOTO'],
      [[PHOTO, '--out', out], 2, '--case'],
      [[PHOTO, '--case', CASE], 2, '--out'],
      [[PHOTO, '--case', CASE, '--out', out, '--quick'], 2, '--quick'],
      [[join(folder, 'none.jpg'), '--case', CASE, '--out', out], 2, 'none.jpg'],
      [[text, '--case', CASE, '--out', out], 2, 'JPEG'],
      [[cut, '--case', CASE, '--out', out], 2, 'cut off'],
      [[archive, '--case', CASE, '--out', out], 2, 'ZIP archive'],
      [[PHOTO, '--case', CASE, '--out', join(text, 'out')], 4, 'Cannot write'],
      [[PHOTO, '--case', join(folder, 'none.json'), '--out', out], 2, 'none.json'],
      [[PHOTO, '--case', cutMore, '--out', out], 2, `morePhotos.0, ${cut}: The photo is cut off`],
      [[PHOTO, '--case', notJson, '--out', out], 2, 'not JSON'],
      [[PHOTO, '--case', twice, '--out', out], 2, 'names sex twice'],
      [[PHOTO, '--case', unknown, '--out', out], 2, 'unknown key hairline'],
      [[PHOTO, '--case', mirrored, '--out', out], 2, 'mirrored'],
    ];
    for (const [argv, code, words] of cases) {
      const done = await whorl('plan', ...argv);
      expect(done.err, argv.join(' ')).toContain(words);
      expect(done.code, argv.join(' ')).toBe(code);
      expect(done.err.trimEnd().split('\n')).toHaveLength(1);
    }
    expect(existsSync(out)).toBe(false);
  });

  it('[DE05] refuses a density that does not fit with exit code 3 and the number that does, a wrong further photo left out', async () => {
    const mirrored = { file: resolve(PHOTO), landmarks: mirroredLandmarks() };
    const dense = caseWith('dense.json', {
      design: { zones: { crown: { densityPerCm2: 500 } } },
      morePhotos: [mirrored],
    });
    const done = await whorl('plan', PHOTO, '--case', dense, '--out', join(folder, 'never'), '--json');
    expect(done.code).toBe(3);
    expect(JSON.parse(done.out).error).toMatchObject({
      code: 'plan-refused',
      rule: 'DE05',
      details: { maxDensityPerCm2: 198 },
    });
    expect(existsSync(join(folder, 'never'))).toBe(false);
  });
});

function mirroredLandmarks(): object {
  const { landmarks } = JSON.parse(readFileSync(CASE, 'utf8')) as { landmarks: Record<string, unknown> };
  const swap = (name: string): string =>
    name.endsWith('_right') ? name.replace('_right', '_left') : name.replace('_left', '_right');
  return Object.fromEntries(Object.entries(landmarks).map(([name, at]) => [swap(name), at]));
}

describe('whorl', () => {
  it('helps, says its version and refuses unknown verbs', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(await whorl('version')).toMatchObject({ code: 0, out: `${version}\n` });
    expect((await whorl('help')).out).toContain('plan ');
    expect(await whorl('plan', '--help')).toMatchObject({ code: 0, out: expect.stringContaining('--case FILE') });
    expect((await whorl('help', 'plan')).out).toContain('--case FILE');
    expect(await whorl('paint')).toMatchObject({ code: 2, err: expect.stringContaining('no verb paint') });
    for (const argv of [['constructor'], ['help', 'constructor'], ['help', 'paint']])
      expect(await whorl(...argv)).toMatchObject({ code: 2, out: '', err: expect.stringContaining('no verb') });
    expect((await whorl()).code).toBe(2);
  });

  it('runs from the launcher of a checkout, as do the examples', () => {
    const launch = (...argv: string[]) =>
      execFileSync(process.execPath, ['scripts/whorl.mjs', ...argv], { encoding: 'utf8' });
    expect(launch('version')).toMatch(/^\d+\.\d+\.\d+/);
    const plan = join(folder, 'out', 'plan.whorl.json');
    expect(launch('examples/read-a-plan.ts', plan)).toMatch(/^plan [0-9a-f]{12}: /);
  });
});
