import { describe, expect, it } from 'vitest';
import { phrase } from '../catalogue/phrase.ts';
import { isTextKey, textOf } from '../catalogue/text-of.ts';
import type { ConsentRecord } from '../consent/consent-record.ts';
import { openGate } from '../healing/open-gate.ts';
import type { InkUse } from '../ink/ink-use.ts';
import { findPack } from '../packs/pack-table.ts';
import { PROTOCOL_DEFAULTS } from '../protocol/protocol.ts';
import { screen } from '../screening/screen.ts';
import { answersWith } from '../screening/screening-cases.ts';
import { closingProblems } from './close-session.ts';
import type { AnaestheticUse, NeedleUse, SessionPreparation, SessionRecord } from './session-record.ts';
import { inkProblems, needleProblems, type StartInput, standingProblems, startProblems } from './start-session.ts';

const AT = '2026-12-01T10:00:00Z';
const NOW = '2026-12-01T09:30:00Z';
const artist = { id: 'a1', name: 'A. Artist', role: 'artist' as const };
const file = { id: 'f', sha256: '0'.repeat(64), mediaType: 'image/jpeg', name: 'photo.jpg' };
const ink: InkUse = {
  bottleId: 'b1',
  brand: 'Brand',
  shade: '20',
  batch: 'L1',
  expiry: '2027-01-01',
  openedOn: '2026-11-30',
  diluent: 'water',
  diluentBatch: 'W1',
  dilutionParts: 20,
  neutraliserDrops: 0,
  tattooStatementSeen: true,
  zones: ['crown'],
};
const needle: NeedleUse = { configuration: '0603RL', diameterMm: 0.18, lot: 'N1', sterileUntil: '2028-01-01' };
const preparation: SessionPreparation = {
  consentId: 'k1',
  outlineAgreedAt: NOW,
  todayAskedAt: NOW,
  today: { intoxicated: false, alcoholWithin24h: false, caffeineToday: false, unwell: false, fever: false },
  identitySeen: true,
  ageSeen: true,
  ink: [ink],
  needles: [needle],
};
const sessions = [{ n: 1, start: AT, end: '2026-12-01T13:00:00Z', done: false }];
const looked = {
  at: NOW,
  kind: 'chairInspection' as const,
  scabs: false,
  redness: false,
  warningSigns: [],
  photoQuality: 'none' as const,
};
const screened = (change: Readonly<Record<string, unknown>>) =>
  screen(answersWith(change), { on: '2026-12-01', pack: findPack('GB')!, protocol: PROTOCOL_DEFAULTS });
const base: StartInput = {
  at: AT,
  zone: 'Europe/London',
  pack: findPack('GB')!,
  preparation,
  consent: { id: 'k1' } as ConsentRecord,
  outside: [],
  cooling: null,
  gate: openGate({ sessions, session: 1, checkIns: [looked], at: AT, protocol: PROTOCOL_DEFAULTS }),
  screening: screened({}),
};
const missing = (change: Partial<StartInput>): readonly string[] =>
  startProblems({ ...base, ...change }).map(({ rule, missing: { key } }) => {
    expect(isTextKey(key)).toBe(true);
    return `${rule} ${key}`;
  });
const prepared = (change: Partial<SessionPreparation>): readonly string[] =>
  missing({ preparation: { ...preparation, ...change } });
const withInk = (change: Partial<InkUse>, more: Partial<StartInput> = {}): readonly string[] =>
  missing({ ...more, preparation: { ...preparation, ink: [{ ...ink, ...change }] } });

const anaesthetic: AnaestheticUse = {
  product: 'Cream',
  lidocainePercent: 4,
  strength: '4 %',
  lot: 'A1',
  amountG: 5,
  areaCm2: 100,
  wrapped: false,
  onAt: '2026-12-01T09:40:00Z',
  offAt: '2026-12-01T10:10:00Z',
  reaction: '',
};
const record: SessionRecord = {
  ...preparation,
  kind: 'session',
  id: 's1',
  clientId: 'c1',
  at: AT,
  by: artist,
  courseId: 'k1',
  n: 1,
  artists: [artist],
  startedAt: AT,
  endedAt: '2026-12-01T13:00:00Z',
  breaks: [{ from: '2026-12-01T11:00:00Z', to: '2026-12-01T11:15:00Z' }],
  earlyStop: null,
  zones: [{ zone: 'crown', doneShare: 1, minutes: null, needleHangMm: 1, passes: 1, bleeding: 'none' }],
  anaesthetics: [anaesthetic],
  photos: [
    { view: 'front', zone: null, scale: false, takenAt: AT, file },
    { view: 'top', zone: null, scale: false, takenAt: AT, file },
    { view: 'macro', zone: 'crown', scale: true, takenAt: AT, file },
  ],
  closing: { state: 'complete', what: '', why: '', who: artist, at: AT },
};
const unclosed = (change: Partial<SessionRecord>, pack = 'GB'): readonly string[] =>
  closingProblems({ ...record, ...change }, findPack(pack)!).map(({ key }) => key);

describe('starting a session', () => {
  it('starts when everything is there', () => expect(missing({})).toEqual([]));

  it('[SR1] wants a valid consent and the outline agreed today', () => {
    expect(missing({ consent: undefined })).toEqual(['SR1 session.SR1.consent']);
    expect(prepared({ consentId: 'other' })).toEqual(['SR1 session.SR1.consent']);
    expect(prepared({ outlineAgreedAt: null })).toEqual(['SR1 session.SR1.outline']);
    expect(prepared({ outlineAgreedAt: '2026-11-30T10:00:00Z' })).toEqual(['SR1 session.SR1.outline']);
    expect(missing({ outside: [phrase('consent.CN4.dots')] })).toEqual(['CN4 consent.CN4.dots']);
    expect(missing({ cooling: phrase('consent.CN5.cooling') })).toEqual(['CN5 consent.CN5.cooling']);
  });

  it('[SR2] wants health asked again today, identity and age', () => {
    expect(prepared({ todayAskedAt: null })).toEqual(['SR2 session.SR2.health']);
    expect(prepared({ todayAskedAt: '2026-11-30T10:00:00Z' })).toEqual(['SR2 session.SR2.health']);
    expect(prepared({ today: { intoxicated: false } })).toEqual(['SR2 session.SR2.health']);
    expect(prepared({ identitySeen: false })).toEqual(['SR2 session.SR2.identity']);
    expect(missing({ pack: findPack('US-OR')!, preparation: { ...preparation, identitySeen: false } })).toEqual([
      'SR2 session.SR2.identityCopy',
    ]);
    expect(prepared({ ageSeen: false })).toEqual(['SR2 session.SR2.age']);
    expect(missing({ screening: screened({ 'today.fever': true }) })).toEqual(['SR2 session.SR2.screening']);
  });

  it('[SR3] wants ink with brand, batch and a date after today', () => {
    expect(prepared({ ink: [] })).toEqual(['SR3 session.SR3.none']);
    for (const field of ['brand', 'shade', 'batch', 'diluent', 'diluentBatch'] as const) {
      expect(withInk({ [field]: ' ' })).toEqual(['SR3 session.SR3.fields']);
    }
    const [said] = inkProblems({ ...ink, diluent: '', diluentBatch: '' }, '2026-12-01', findPack('GB')!);
    expect(textOf('en', said!.missing)).toBe('Ink Brand 20 still lacks: diluent, batch of the diluent.');
    expect(withInk({ expiry: '2026-12-01' })).toEqual(['SR3 session.SR3.expired']);
    expect(withInk({ expiry: '2026-12-02' })).toEqual([]);
    expect(withInk({ openedOn: '2026-12-02' })).toEqual(['SR3 session.SR3.openedLater']);
    expect(withInk({ dilutionParts: -1 })).toEqual(['SR3 session.SR3.parts']);
    expect(withInk({ tattooStatementSeen: false })).toEqual([]);
    expect(withInk({ tattooStatementSeen: false }, { pack: findPack('EU')! })).toEqual(['SR3 session.SR3.statement']);
  });

  it('[SR4] wants needles that are sterile after today', () => {
    const withNeedle = (change: Partial<NeedleUse>) => prepared({ needles: [{ ...needle, ...change }] });
    expect(prepared({ needles: [] })).toEqual(['SR4 session.SR4.none']);
    expect(withNeedle({ lot: '' })).toEqual(['SR4 session.SR4.fields']);
    expect(withNeedle({ configuration: '' })).toEqual(['SR4 session.SR4.fieldsOfOne']);
    const [said, ...more] = needleProblems({ ...needle, lot: '', sterileUntil: '', diameterMm: 0 }, '2026-12-01');
    expect(more).toEqual([]);
    expect(textOf('en', said!.missing)).toBe('Needle 0603RL still lacks: lot, sterile until, diameter.');
    expect(withNeedle({ sterileUntil: '2026-12-01' })).toEqual(['SR4 session.SR4.expired']);
    expect(withNeedle({ sterileUntil: '2026-12-02' })).toEqual([]);
  });

  it('[CN5] says of consent, gate and review the same before its day as on it', () => {
    const cooling = phrase('consent.CN5.cooling');
    const gate = openGate({ sessions, session: 1, checkIns: [], at: AT, protocol: PROTOCOL_DEFAULTS });
    const known = { ...base, consent: undefined, cooling, gate };
    const rules = standingProblems(known).map(({ rule }) => rule);
    expect(rules).toEqual(['SR1', 'CN5', 'HG2', 'HG3']);
    expect(startProblems(known)).toEqual(standingProblems(known));
  });

  it('waits at a closed gate and for the review of an incomplete session', () => {
    const gate = openGate({ sessions, session: 1, checkIns: [], at: AT, protocol: PROTOCOL_DEFAULTS });
    expect(missing({ gate })).toEqual(['HG2 gate.HG2.first', 'HG3 gate.HG3.none']);
    const previous = {
      ...record,
      closing: { ...record.closing, state: 'incomplete' as const, what: 'crown', why: 'pain' },
    };
    expect(missing({ previous })).toEqual(['SR session.review']);
    const review = {
      kind: 'sessionReview' as const,
      id: 'r',
      clientId: 'c1',
      at: AT,
      by: artist,
      sessionId: 's1',
      decision: 'go on',
    };
    expect(missing({ previous, reviews: [review] })).toEqual([]);
    expect(missing({ previous: record })).toEqual([]);
  });
});

describe('closing a session', () => {
  it('closes complete, or incomplete with what, why and who', () => {
    expect(unclosed({})).toEqual([]);
    const half = {
      closing: { ...record.closing, state: 'incomplete' as const },
      zones: [],
      photos: [],
      earlyStop: 'pain',
    };
    expect(unclosed(half)).toEqual(['session.closing.why']);
    expect(unclosed({ ...half, closing: { ...half.closing, what: 'the crown', why: 'pain' } })).toEqual([]);
    expect(unclosed({ closing: { ...record.closing, who: { ...artist, name: '' } } })).toEqual(['session.closing.who']);
    expect(unclosed({ earlyStop: 'pain' })).toEqual(['session.closing.early']);
  });

  it('[SR5] wants the done share or the minutes of each zone', () => {
    const zone = record.zones[0]!;
    expect(unclosed({ zones: [] })).toContain('session.SR5.zones');
    expect(unclosed({ zones: [{ ...zone, doneShare: null }] })).toEqual(['session.SR5.zones']);
    expect(unclosed({ zones: [{ ...zone, doneShare: null, minutes: 40 }] })).toEqual([]);
  });

  it('[SR6] wants front, top and a macro with scale of each zone', () => {
    expect(unclosed({ photos: record.photos.slice(1) })).toEqual(['session.SR6.views']);
    expect(unclosed({ photos: record.photos.slice(0, 2) })).toEqual(['session.SR6.macro']);
    expect(unclosed({ photos: record.photos.map((photo) => ({ ...photo, scale: false })) })).toEqual([
      'session.SR6.macro',
    ]);
  });

  it('[SR7] wants one or two artists and times in order', () => {
    expect(unclosed({ artists: [] })).toEqual(['session.SR7.artists']);
    expect(unclosed({ artists: [artist, artist] })).toEqual([]);
    expect(unclosed({ artists: [artist, artist, artist] })).toEqual(['session.SR7.artists']);
    expect(unclosed({ endedAt: '2026-12-01T09:59:00Z' })).toEqual(['session.SR7.order']);
    expect(unclosed({ breaks: [{ from: AT, to: NOW }] })).toEqual(['session.SR7.breakOrder']);
  });

  it('[SR8] keeps the anaesthetic within the limits of the pack', () => {
    const used = (change: Partial<AnaestheticUse>, pack = 'US-CA') =>
      unclosed({ anaesthetics: [{ ...anaesthetic, ...change }] }, pack);
    expect(used({})).toEqual([]);
    expect(used({ lidocainePercent: 5 })).toEqual(['session.SR8.strength']);
    expect(used({ lidocainePercent: 5 }, 'GB')).toEqual([]);
    expect(used({ areaCm2: 200 })).toEqual([]);
    expect(used({ areaCm2: 201 })).toEqual(['session.SR8.area']);
    expect(used({ wrapped: true })).toEqual(['session.SR8.wrap']);
    expect(used({ lot: '' })).toEqual(['session.SR8.fields']);
    expect(used({ offAt: '2026-12-01T09:00:00Z' })).toEqual(['session.SR8.order']);
  });
});
