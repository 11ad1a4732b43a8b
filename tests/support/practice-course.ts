import { addMinutes } from '#/practice/calendar/wall-clock.ts';
import { consentHash } from '#/practice/consent/bind-consent.ts';
import type { ConsentContent } from '#/practice/consent/consent-record.ts';
import { layOutCourse } from '#/practice/course/lay-out-course.ts';
import { findPack } from '#/practice/packs/pack-table.ts';
import { PROTOCOL_DEFAULTS, type Protocol } from '#/practice/protocol/protocol.ts';
import { screen } from '#/practice/screening/screen.ts';
import { answersWith } from '#/practice/screening/screening-cases.ts';

/** Bodies of the records of one course of two sessions as a studio would send them; London, sessions at 10:00. */
export const ARTIST = { id: 'artist-1', name: 'A. Artist', role: 'artist' as const };
const by = ARTIST;

export function screeningBodyOn(
  on: string,
  change: Readonly<Record<string, unknown>> = {},
  protocol: Protocol = PROTOCOL_DEFAULTS,
) {
  const answers = answersWith(change);
  const result = screen(answers, { on, pack: findPack('GB')!, protocol });
  return { by, answers, letters: [], overrides: [], result };
}

/** What a booking says of the plan. */
type PlanOfCourse = Readonly<Record<'planId' | 'planVersion' | 'planSha256', string>>;

export function courseBodyFrom(startOn: string, screeningId: string, plan: PlanOfCourse) {
  const course = layOutCourse(
    {
      kind: 'course',
      sessions: [2000, 2000].map((dots) => ({
        zones: [{ zone: 'crown', dots, minutes: dots / 80 }],
        setUpMinutes: 30,
      })),
      areaCm2: { crown: 80 },
    },
    { startOn, time: '10:00', zone: 'Europe/London', protocol: PROTOCOL_DEFAULTS },
  );
  if (!course.ok) throw new Error('no course');
  return {
    by,
    ...plan,
    screeningId,
    course: course.value,
    protocolVersion: PROTOCOL_DEFAULTS.version,
  };
}

export function consentBodyAt(signedAt: string, offeredAt: string, content: ConsentContent) {
  const stroke = [
    { x: 1, y: 1, ms: 0 },
    { x: 30, y: 9, ms: 200 },
  ];
  return {
    by,
    purpose: 'treatment',
    pictureSha256: null,
    content,
    contentSha256: consentHash(content),
    acknowledged: content.acknowledgements,
    offeredAt,
    signer: { id: 'client', name: 'C. Client', role: 'client' },
    device: 'tablet',
    signedAt,
    strokes: [stroke],
    pdfSha256: null,
  };
}

export function inspectionBodyAt(at: string, courseId: string, warningSigns: readonly string[] = []) {
  const checkIn = { at, kind: 'chairInspection', scabs: false, redness: false, warningSigns, photoQuality: 'none' };
  return { by, courseId, afterSession: null, checkIn, photos: [], notes: '' };
}

export const BOTTLE = {
  what: 'ink',
  brand: 'Plain',
  shade: 'Grey 2',
  batch: 'LOT 12-A',
  expiry: '2028-05-01',
  openedOn: '2026-11-20',
  useWithinDaysOfOpening: null,
  responsiblePerson: '',
  tattooStatementSeen: true,
  ingredients: '',
  containsNickel: false,
  containsChromiumVi: false,
  sterile: true,
  labelFileId: null,
};

export function preparationAt(startedAt: string, consentId: string, bottleId: string) {
  const ink = {
    bottleId,
    brand: BOTTLE.brand,
    shade: BOTTLE.shade,
    batch: BOTTLE.batch,
    expiry: BOTTLE.expiry,
    openedOn: BOTTLE.openedOn,
    diluent: 'Water',
    diluentBatch: 'W-7',
    dilutionParts: 20,
    neutraliserDrops: 0,
    tattooStatementSeen: true,
    zones: ['crown' as const],
  };
  return {
    consentId,
    outlineAgreedAt: startedAt,
    todayAskedAt: startedAt,
    today: { intoxicated: false, alcoholWithin24h: false, caffeineToday: false, unwell: false, fever: false },
    identitySeen: true,
    ageSeen: true,
    ink: [ink],
    needles: [{ configuration: '0603RL', diameterMm: 0.18, lot: 'N1', sterileUntil: '2029-01-01' }],
  };
}

export function sessionBodyFrom(
  startedAt: string,
  courseId: string,
  n: number,
  preparation: ReturnType<typeof preparationAt>,
) {
  const endedAt = addMinutes(startedAt, 90, 'Europe/London');
  return {
    by,
    courseId,
    n,
    artists: [by],
    startedAt,
    endedAt,
    breaks: [],
    earlyStop: null,
    ...preparation,
    zones: [{ zone: 'crown', doneShare: 0.5, minutes: null, needleHangMm: 1.2, passes: 1, bleeding: 'none' as const }],
    anaesthetics: [],
    photos: [],
    closing: { state: 'incomplete', what: 'photos', why: 'camera broke', who: by, at: endedAt },
  };
}
