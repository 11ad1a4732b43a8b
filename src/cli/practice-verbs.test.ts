import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { answersWith } from '#/practice/screening/screening-cases.ts';
import { runAftercare } from './aftercare.ts';
import { runGate } from './gate.ts';
import { runOptions } from './options.ts';
import { runScreen } from './screen.ts';

const folder = mkdtempSync(join(tmpdir(), 'whorl-practice-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;
function file(value: unknown): string {
  const path = join(folder, `${files++}.json`);
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value));
  return path;
}

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly errors: string;
}
async function run(verb: (argv: readonly string[]) => Promise<number>, ...argv: readonly string[]): Promise<Ran> {
  let out = '';
  let errors = '';
  const toOut = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += String(text);
    return true;
  });
  const toErr = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    errors += String(text);
    return true;
  });
  try {
    const exit = await verb(argv);
    return { code: exit, out, errors };
  } finally {
    toOut.mockRestore();
    toErr.mockRestore();
  }
}

describe('whorl screen', () => {
  it('writes the questions as a form to print, the same bytes each time', async () => {
    const first = join(folder, 'form-1.pdf');
    const second = join(folder, 'form-2.pdf');
    expect([
      await runScreen(['--form', first, '--language', 'pt']),
      await runScreen(['--form', second, '--lang', 'pt']),
    ]).toEqual([0, 0]);
    const bytes = readFileSync(first);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(bytes.equals(readFileSync(second))).toBe(true);
  });

  it('prints exactly the documented keys', async () => {
    const {
      code: exit,
      out,
      errors,
    } = await run(runScreen, file(answersWith({ 'health.changingMole': true, 'health.pregnant': true })));
    expect(exit).toBe(0);
    expect(JSON.parse(out)).toEqual({
      outcome: 'askDoctor',
      until: null,
      missing: [],
      findings: [
        {
          rule: 'SC07',
          action: 'askDoctor',
          until: null,
          condition: null,
          zone: null,
          goal: null,
          urgent: true,
          reason:
            'A mole that changes must be looked at before anything else. See a dermatologist now, whatever is decided here.',
          evidence: 'PR',
        },
        {
          rule: 'SC02',
          action: 'waitUntil',
          until: null,
          condition: 'pregnancy and breastfeeding are over',
          zone: null,
          goal: null,
          urgent: false,
          reason:
            'In pregnancy an infection, the ink and the anaesthetic could reach the child. Wait; the plan and the price can be prepared now.',
          evidence: 'PR',
        },
      ],
    });
    expect(errors).toContain('does not make hair grow');
  });

  it('takes the day, the protocol and the language of the call', async () => {
    const answers = file(
      answersWith({ on: undefined, 'health.isotretinoin': { status: 'past', endedOn: '2026-05-21' } }),
    );
    const protocol = file({ presets: { 'SC20.waitMonths': 7 } });
    const { out } = await run(runScreen, answers, '--on', '2026-11-21', '--protocol', protocol, '--lang', 'es');
    expect(JSON.parse(out)).toMatchObject({ outcome: 'waitUntil', until: '2026-12-21' });
    expect(out).toContain('Espere hasta el 2026-12-21');
    const plain = await run(runScreen, answers, '--on', '2026-11-21');
    expect(JSON.parse(plain.out)).toMatchObject({ outcome: 'go' });
  });

  it.each([
    ['an unknown key', { helth: {} }, 'helth'],
    ['an unknown key deep inside', { hair: { patern: 'norwood' } }, 'hair.patern'],
    ['an unknown key in a list', { health: { scars: [{ onn: 1 }] } }, 'health.scars[0].onn'],
    ['a wrong type', { health: { pregnant: 'no' } }, 'health.pregnant'],
    ['a choice that is none', { hair: { pattern: 'bald' } }, 'hair.pattern'],
    ['an impossible date', { birthDate: '2001-02-29' }, 'birthDate'],
    ['a date of another form', { birthDate: '1.2.1990' }, 'birthDate'],
    ['null', { birthDate: null }, 'birthDate'],
    ['a number out of range', { hair: { greyShare: 1.5 } }, 'hair.greyShare'],
    ['a scar after today', { health: { scars: [{ on: '2026-11-21' }] } }, 'health.scars[0].on'],
    ['a pack that does not exist', { pack: 'XX' }, 'XX'],
  ])('refuses %s by name', async (_, wrong, name) => {
    const { code: exit, out, errors } = await run(runScreen, file({ on: '2026-11-20', ...wrong }));
    expect([exit, out]).toEqual([2, '']);
    expect(errors).toContain(name);
  });

  it('refuses what is no file, no JSON, has no day or too many arguments', async () => {
    const good = file(answersWith({}));
    const calls: readonly (readonly string[])[] = [
      [],
      [join(folder, 'none.json')],
      [file('{"on": ')],
      [file('{"on": "2026-05-01", "health": {}, "health": {}}')],
      [file('[]')],
      [file({})],
      [good, good],
      [good, '--on', '2026-02-30'],
      [good, '--pack', 'XX'],
      [good, '--lang', 'de'],
      [good, '--verbose'],
      [good, '--protocol', file({ presets: { nothing: 1 } })],
      [good, '--protocol', file({ presets: { 'SC20.waitMonths': 99 } })],
      [good, '--protocol', file({ closures: [{ from: '2026-12-26', to: '2026-12-24', why: '' }] })],
    ];
    for (const argv of calls) {
      const { code: exit, out, errors } = await run(runScreen, ...argv);
      expect([argv, exit, out]).toEqual([argv, 2, '']);
      expect(errors.trim().length).toBeGreaterThan(10);
    }
  });
});

describe('whorl options', () => {
  it('prints the six rows', async () => {
    const { code: exit, out } = await run(runOptions, file(answersWith({})));
    const rows = JSON.parse(out) as { id: string; fits: string; because: string[] }[];
    expect(exit).toBe(0);
    expect(rows.map(({ id, fits }) => `${id} ${fits}`)).toEqual([
      'OP1 yes',
      'OP2 yes',
      'OP3 yes',
      'OP4 no',
      'OP5 yes',
      'OP6 yes',
    ]);
    for (const row of rows) {
      expect(Object.keys(row)).toEqual(['id', 'fits', 'because']);
      expect(row.because.length).toBeGreaterThan(0);
    }
    expect((await run(runOptions, file({}))).code).toBe(2);
  });
});

describe('whorl gate', () => {
  const session = (n: number, day: string, done: boolean) => ({
    n,
    start: `${day}T10:00:00+00:00`,
    end: `${day}T13:00:00+00:00`,
    minutes: 180,
    zones: ['crown'],
    dots: 1000,
    earliestBecause: 'CO3: 14 days after session 1',
    done,
  });
  const course = file({ sessions: [session(1, '2026-03-02', true), session(2, '2026-03-16', false)] });
  const seen = {
    at: '2026-03-14T10:00:00Z',
    kind: 'clientCheckIn',
    scabs: false,
    redness: false,
    warningSigns: [],
    photoQuality: 'ok',
  };
  const gate = (checkIns: unknown, ...more: readonly string[]) =>
    run(runGate, '--course', course, '--checkins', file(checkIns), '--at', '2026-03-16T10:00:00+00:00', ...more);

  it('opens and closes with the documented keys', async () => {
    const open = await gate([seen]);
    expect(open.code).toBe(0);
    expect(JSON.parse(open.out)).toEqual({
      open: true,
      holds: { HG1: true, HG2: true, HG3: true, HG4: true, HG5: true, TP3: true },
      because: [],
    });
    const shut = await gate([{ ...seen, warningSigns: ['pus'] }], '--session', '2');
    expect(shut.code).toBe(0);
    expect(JSON.parse(shut.out)).toEqual({
      open: false,
      holds: { HG1: true, HG2: false, HG3: true, HG4: true, HG5: false, TP3: true },
      because: [
        'HG2: A warning sign of 2026-03-14 is open: pus.',
        'HG5: No override is possible while a warning sign is open.',
      ],
    });
  });

  it('judges HG4 by the answers of the day', async () => {
    const { out } = await gate([seen], '--answers', file(answersWith({ on: '2026-03-16', 'today.fever': true })));
    expect(JSON.parse(out)).toMatchObject({ open: false, holds: { HG4: false } });
  });

  it('refuses wrong input by name', async () => {
    const bad: readonly (readonly [() => Promise<Ran>, string])[] = [
      [() => gate([{ ...seen, mood: 'good' }]), 'mood'],
      [() => gate([{ ...seen, scabs: 'no' }]), 'scabs'],
      [() => gate([{ ...seen, at: '2026-02-30T10:00:00Z' }]), 'at'],
      [() => gate([{ ...seen, at: '2026-03-14' }]), 'at'],
      [() => gate({}), 'file'],
      [() => gate([seen], '--session', '7'), '7'],
      [() => gate([seen], '--session', '1'), '1'],
      [() => gate([seen], '--zone', 'Mars/Base'), 'Mars/Base'],
    ];
    for (const [ran, name] of bad) {
      const { code: exit, out, errors } = await ran();
      expect([exit, out]).toEqual([2, '']);
      expect(errors).toContain(name);
    }
    const backwards = file({ sessions: [{ ...session(1, '2026-03-02', false), end: '2026-03-01T10:00:00Z' }] });
    const ended = await run(runGate, '--course', backwards, '--checkins', file([]), '--at', '2026-03-16T10:00:00Z');
    expect([ended.code, ended.errors.includes('sessions[0].end')]).toEqual([2, true]);
    expect((await run(runGate, '--course', course, '--checkins', file([]), '--at', 'soon')).code).toBe(2);
  });
});

describe('whorl aftercare', () => {
  it('prints local days and writes a calendar that another program reads', async () => {
    const ics = join(folder, 'after.ics');
    const argv = ['--session', '2026-05-01T23:30:00Z', '--zone', 'Pacific/Auckland', '--ics', ics];
    const { code: exit, out } = await run(runAftercare, ...argv);
    expect(exit).toBe(0);
    const lines = JSON.parse(out) as { from: string; to: string | null; what: string; rule: string }[];
    expect(lines.filter(({ rule }) => rule === 'AC1').map(({ from }) => from)).toEqual([
      '2026-04-29',
      '2026-05-03',
      '2026-05-05',
      '2026-05-09',
      '2026-05-12',
      '2026-05-30',
    ]);
    const bytes = readFileSync(ics, 'utf8');
    const events = new ICAL.Component(ICAL.parse(bytes))
      .getAllSubcomponents('vevent')
      .map((one) => new ICAL.Event(one));
    expect(events.length).toBe(lines.length);
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
    const dry = events.find(({ summary }) => summary.startsWith('Keep the scalp dry'));
    expect([dry?.startDate.toString(), dry?.endDate.toString()]).toEqual(['2026-05-02', '2026-05-06']);
    await run(runAftercare, ...argv);
    expect(readFileSync(ics, 'utf8')).toBe(bytes);
  });

  it('reads a clock time as one of the zone', async () => {
    const first = await run(runAftercare, '--session', '2026-05-01T00:30', '--zone', 'Asia/Tokyo', '--look', 'shaved');
    expect(JSON.parse(first.out)).toContainEqual(expect.objectContaining({ from: '2026-05-01', to: '2026-05-04' }));
  });

  it('refuses wrong input and writes nothing', async () => {
    const ics = join(folder, 'never.ics');
    for (const argv of [
      ['--zone', 'UTC'],
      ['--session', '2026-05-01T10:00'],
      ['--session', '2026-02-30T10:00', '--zone', 'UTC'],
      ['--session', '2026-02-30T10:00:00Z', '--zone', 'UTC'],
      ['--session', '2026-05-01', '--zone', 'UTC'],
      ['--session', '2026-05-01T10:00', '--zone', 'Nowhere'],
      ['--session', '2026-05-01T10:00', '--zone', 'UTC', '--look', 'wild'],
      ['more', '--session', '2026-05-01T10:00', '--zone', 'UTC'],
    ]) {
      expect([argv, (await run(runAftercare, ...argv, '--ics', ics)).code]).toEqual([argv, 2]);
    }
    expect(existsSync(ics)).toBe(false);
    const nowhere = join(folder, 'no', 'such', 'folder.ics');
    expect((await run(runAftercare, '--session', '2026-05-01T10:00', '--zone', 'UTC', '--ics', nowhere)).code).toBe(4);
  });
});
