import { describe, expect, it } from 'vitest';
import { sha256Hex } from '#/base/sha256.ts';
import { ENTRY_KINDS } from '#/contract/entry-kinds.ts';
import { appendAudit } from '#/practice/client/audit-trail.ts';
import type { Client, StoredFile } from '#/practice/client/client.ts';
import type { PracticeRecord } from '#/practice/client/practice-record.ts';
import { consentHash, screeningHash } from '#/practice/consent/bind-consent.ts';
import { layOutCourse } from '#/practice/course/lay-out-course.ts';
import { findPack } from '#/practice/packs/pack-table.ts';
import { PROTOCOL_DEFAULTS } from '#/practice/protocol/protocol.ts';
import { screen } from '#/practice/screening/screen.ts';
import { answersWith } from '#/practice/screening/screening-cases.ts';
import type { FhirResource } from '../fhir/fhir-resource.ts';
import { type ClientExport, exportClient, importClient } from './client-folder.ts';

const by = { id: 'a1', name: 'A. Artist', role: 'artist' as const };
const CLIENT_ID = '0190a0a0-0000-7000-8000-000000000001';
const head = { clientId: CLIENT_ID, by };
const client: Client = {
  id: CLIENT_ID,
  givenName: 'Ana',
  familyName: 'Ñandú',
  birthDate: '1985-03-02',
  sex: 'female',
  phone: '+44 1',
  language: 'es',
  emergencyContact: { name: 'Bo', phone: '+44 2' },
  createdAt: '2026-11-20T09:00:00Z',
  createdBy: by,
};
const photoBytes = new Uint8Array([1, 2, 3]);
const photo: StoredFile = { id: 'f1', sha256: sha256Hex(photoBytes), mediaType: 'image/jpeg', name: 'front.jpg' };
const answers = answersWith({
  'health.scars': [{ kind: 'fut', on: '2020-01-01', raised: false }],
  'health.allergies': ['latex', 'nickel'],
  'health.severeReaction': false,
});
const result = screen(answers, { on: '2026-11-20', pack: findPack('GB')!, protocol: PROTOCOL_DEFAULTS });
const laidOut = layOutCourse(
  {
    kind: 'course',
    sessions: [3000, 4000, 3000].map((dots) => ({
      zones: [{ zone: 'crown', dots, minutes: dots / 80 }],
      setUpMinutes: 35,
    })),
    areaCm2: { crown: 80 },
  },
  { startOn: '2026-12-01', time: '10:00', zone: 'Europe/London', protocol: PROTOCOL_DEFAULTS },
);
if (!laidOut.ok) throw new Error('no course');
const ink = {
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
const content = {
  textVersion: '1',
  language: 'es' as const,
  text: 'Qué se hace',
  planId: 'p1',
  planVersion: '1',
  planSha256: '1'.repeat(64),
  previews: [
    { state: 'healed', sha256: '2'.repeat(64) },
    { state: 'year3', sha256: '3'.repeat(64) },
  ],
  screeningSha256: screeningHash(result),
  envelope: { hairlineMidpointMm: 80, shadeIndex: 1, dots: 10_000, zones: ['crown' as const] },
  acknowledgements: ['consent.ack.read'],
};
const records: readonly PracticeRecord[] = [
  { ...head, kind: 'screening', id: 'r1', at: '2026-11-20T10:00:00Z', answers, letters: [], overrides: [], result },
  {
    ...head,
    kind: 'testPatch',
    id: 'r2',
    at: '2026-11-20T11:00:00Z',
    site: { zone: 'nape', where: 'left' },
    ink: [ink],
    needles: [],
    photos: [],
    orderedBy: ['SC25'],
  },
  {
    ...head,
    kind: 'course',
    id: 'r3',
    at: '2026-11-20T12:00:00Z',
    planId: 'p1',
    planVersion: '1',
    planSha256: '1'.repeat(64),
    screeningId: 'r1',
    course: laidOut.value,
    protocolVersion: '1',
  },
  {
    ...head,
    kind: 'consent',
    id: 'r4',
    at: '2026-11-20T13:00:00Z',
    purpose: 'treatment',
    pictureSha256: null,
    content,
    contentSha256: consentHash(content),
    acknowledged: ['consent.ack.read'],
    offeredAt: '2026-11-20T12:30:00Z',
    signer: by,
    device: 'tablet',
    signedAt: '2026-11-20T13:00:00Z',
    strokes: [
      [
        { x: 1, y: 1, ms: 0 },
        { x: 2, y: 2, ms: 9 },
      ],
    ],
    pdfSha256: null,
  },
  {
    ...head,
    kind: 'session',
    id: 'r5',
    at: '2026-12-01T10:00:00Z',
    courseId: 'r3',
    n: 1,
    artists: [by],
    startedAt: '2026-12-01T10:00:00Z',
    endedAt: '2026-12-01T11:00:00Z',
    breaks: [],
    earlyStop: 'pain',
    consentId: 'r4',
    outlineAgreedAt: '2026-12-01T09:50:00Z',
    todayAskedAt: '2026-12-01T09:50:00Z',
    today: {},
    identitySeen: true,
    ageSeen: true,
    ink: [ink],
    needles: [{ configuration: '0603RL', diameterMm: 0.18, lot: 'N1', sterileUntil: '2028-01-01' }],
    zones: [{ zone: 'crown', doneShare: 0.5, minutes: null, needleHangMm: 1, passes: 1, bleeding: 'slight' }],
    anaesthetics: [],
    photos: [{ view: 'front', zone: null, scale: false, takenAt: '2026-12-01T11:00:00Z', file: photo }],
    closing: { state: 'incomplete', what: 'half the crown', why: 'pain', who: by, at: '2026-12-01T11:00:00Z' },
  },
  {
    ...head,
    kind: 'sessionReview',
    id: 'r6',
    at: '2026-12-02T10:00:00Z',
    sessionId: 'r5',
    decision: 'go on, smaller area',
  },
  { ...head, kind: 'consentWithdrawal', id: 'r7', at: '2026-12-03T10:00:00Z', consentId: 'r4', why: 'changed my mind' },
  {
    ...head,
    kind: 'followUp',
    id: 'r8',
    at: '2028-01-10T10:00:00Z',
    courseId: 'r3',
    settledOn: '2027-02-20',
    remainingShare: 0.8,
    circumstances: ['scar'],
    photos: [{ view: 'top', zone: null, scale: false, takenAt: '2028-01-10T10:00:00Z', file: photo }],
  },
];
const trail = appendAudit(
  [],
  [
    {
      at: '2026-11-20T09:00:00Z',
      by,
      verb: 'create',
      recordKind: 'client',
      recordId: CLIENT_ID,
      clientId: CLIENT_ID,
      contentSha256: null,
      why: '',
    },
  ],
);
const data: ClientExport = {
  client,
  records,
  plans: [{ planId: 'p1', bytes: new TextEncoder().encode('{}') }],
  files: [{ file: photo, bytes: photoBytes }],
  trail,
};
const AT = '2026-12-05T10:00:00Z';
const folder = exportClient(data, AT);
const text = (path: string): string => new TextDecoder().decode(folder.find((file) => file.path === path)!.bytes);

describe('one client as a folder', () => {
  it('holds everything with its hashes', () => {
    expect(folder.map(({ path }) => path)).toEqual([
      'manifest.json',
      'audit.json',
      'client.json',
      'fhir-bundle.json',
      'files.json',
      'photos/f1.jpg',
      'plans/p1.whorl.json',
      'records.json',
    ]);
    const manifest = JSON.parse(text('manifest.json')) as { files: { path: string; sha256: string }[] };
    for (const { path, sha256 } of manifest.files)
      expect(sha256Hex(folder.find((file) => file.path === path)!.bytes)).toBe(sha256);
  });

  it('comes back the same, byte for byte', () => {
    const back = importClient(folder);
    if (!back.ok) throw new Error(back.refusal.message);
    const { exportedAt, ...same } = back.value;
    expect(same).toEqual(data);
    expect(exportClient(same, exportedAt)).toEqual(folder);
  });

  it('names what was changed, lost, added or is no export', () => {
    const refusal = (files: typeof folder): string => {
      const back = importClient(files);
      return back.ok ? 'taken' : `${back.refusal.path}: ${back.refusal.message}`;
    };
    const flipped = folder.map((file) =>
      file.path === 'photos/f1.jpg' ? { ...file, bytes: new Uint8Array([1, 2, 4]) } : file,
    );
    expect(refusal(flipped)).toContain('photos/f1.jpg: photos/f1.jpg was changed');
    expect(refusal(folder.filter(({ path }) => path !== 'records.json'))).toContain('records.json is missing');
    expect(refusal([...folder, { path: 'more.txt', bytes: photoBytes }])).toContain('more.txt does not belong');
    expect(refusal(folder.slice(1))).toContain('manifest.json');
    expect(refusal([{ path: 'manifest.json', bytes: photoBytes }])).toContain('manifest.json');
  });

  it('holds only records that the store takes', () => {
    for (const { kind, id, clientId, at, ...body } of records) {
      expect([id, clientId, at]).not.toContain('');
      expect([kind, ENTRY_KINDS[kind]?.schema.safeParse(body).error?.issues ?? []]).toEqual([kind, []]);
    }
  });
});

describe('the FHIR bundle', () => {
  const bundle = JSON.parse(text('fhir-bundle.json')) as {
    type: string;
    entry: { fullUrl: string; resource: FhirResource }[];
  };
  const of = (type: string) =>
    bundle.entry.map(({ resource }) => resource).filter(({ resourceType }) => resourceType === type);

  it('has every kind of resource, and ids that are UUIDs of their own', () => {
    const kinds = bundle.entry.map(({ resource }) => resource.resourceType);
    expect(new Set(kinds)).toEqual(
      new Set([
        'Patient',
        'QuestionnaireResponse',
        'Consent',
        'CarePlan',
        'Appointment',
        'Substance',
        'Procedure',
        'Observation',
        'DocumentReference',
      ]),
    );
    const urls = bundle.entry.map(({ fullUrl }) => fullUrl);
    expect(new Set(urls).size).toBe(urls.length);
    for (const url of urls)
      expect(url).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('points only at what it holds', () => {
    const urls = new Set(bundle.entry.map(({ fullUrl }) => fullUrl));
    const references = [...text('fhir-bundle.json').matchAll(/"reference":"([^"]+)"/g)].map(([, url]) => url);
    expect(references.length).toBeGreaterThan(10);
    expect(references.filter((url) => !urls.has(url!))).toEqual([]);
  });

  it('says what the records say', () => {
    expect(of('Patient')[0]).toMatchObject({ gender: 'female', birthDate: '1985-03-02', name: [{ family: 'Ñandú' }] });
    expect(of('Consent')[0]).toMatchObject({ status: 'inactive', dateTime: '2026-11-20T13:00:00Z' });
    expect(of('Procedure').map(({ status }) => status)).toEqual(['completed', 'stopped']);
    expect(of('Substance')[1]).toMatchObject({ identifier: [{ value: 'L1' }], instance: [{ expiry: '2027-01-01' }] });
    expect(of('Appointment').map(({ status }) => status)).toEqual(['fulfilled', 'booked', 'booked']);
    expect(of('Observation')[0]).toMatchObject({
      effectiveDateTime: '2028-01-10T10:00:00Z',
      valueQuantity: { value: 0.8 },
      component: [{ valueDateTime: '2027-02-20' }, { valueCodeableConcept: { coding: [{ code: 'scar' }] } }],
      derivedFrom: [{}],
    });
    const items = of('QuestionnaireResponse')[0]!['item'] as { linkId: string; answer?: unknown[] }[];
    expect(items.find(({ linkId }) => linkId === 'health.pregnant')?.answer).toEqual([{ valueBoolean: false }]);
    expect(items.find(({ linkId }) => linkId === 'birthDate')?.answer).toEqual([{ valueDate: '1985-03-02' }]);
    expect(items.find(({ linkId }) => linkId === 'health.allergies')?.answer).toEqual([
      { valueString: 'latex' },
      { valueString: 'nickel' },
    ]);
    expect(items.find(({ linkId }) => linkId === 'health.scars[0]')).toMatchObject({
      item: [{}, { answer: [{ valueDate: '2020-01-01' }] }, {}],
    });
  });
});
