import { toBase64 } from '#/base/base64.ts';
import type { Language } from '#/practice/catalogue/language.ts';
import { phrase } from '#/practice/catalogue/phrase.ts';
import { textOf } from '#/practice/catalogue/text-of.ts';
import type { Client, StoredFile } from '#/practice/client/client.ts';
import { correctedRecords } from '#/practice/client/correct-record.ts';
import type { PracticeRecord } from '#/practice/client/practice-record.ts';
import type { ConsentRecord } from '#/practice/consent/consent-record.ts';
import type { CourseRecord } from '#/practice/course/course.ts';
import type { InkUse } from '#/practice/ink/ink-use.ts';
import type { SessionRecord } from '#/practice/session/session-record.ts';
import type { TestPatchRecord } from '#/practice/test-patch/test-patch-record.ts';
import type { FollowUpRecord } from '#/practice/touch-up/follow-up-record.ts';
import { concept, type FhirResource, fhirId, reference, WHORL_SYSTEM } from './fhir-resource.ts';
import { questionnaireResponse } from './questionnaire-response.ts';

export interface FhirInput {
  readonly client: Client;
  readonly records: readonly PracticeRecord[];
  /** Photos and documents that the records point at, with the path that each has in the export. */
  readonly files: readonly { readonly file: StoredFile; readonly path: string }[];
  /** Moment of the export. */
  readonly timestamp: string;
}

/**
 * One client as a FHIR R4 collection: Patient, QuestionnaireResponse (screening), Consent, CarePlan and Appointment (course),
 * Procedure with Substance for each ink (session, test patch), Observation (follow-up), DocumentReference (files). Ids come from the
 * records; values are as corrected.
 */
export function fhirBundle({ client, records: written, files, timestamp }: FhirInput): FhirResource {
  const language = client.language;
  const records = correctedRecords(written);
  const withdrawn = records.flatMap((record) => (record.kind === 'consentWithdrawal' ? [record.consentId] : []));
  const held = records.flatMap((record) => (record.kind === 'session' ? [record] : []));
  const resources = [
    patient(client),
    ...records.flatMap((record): readonly FhirResource[] => {
      if (record.kind === 'screening') return [questionnaireResponse(record, language)];
      if (record.kind === 'consent') return [consent(record, withdrawn.includes(record.id), language)];
      if (record.kind === 'course') return [carePlan(record), ...appointments(record, records, held)];
      if (record.kind === 'session') return [...substances(record), sessionProcedure(record, language)];
      if (record.kind === 'testPatch') return [...substances(record), testPatchProcedure(record, language)];
      if (record.kind === 'followUp') return [followUpObservation(record)];
      return [];
    }),
    ...files.map(({ file, path }) => documentReference(client.id, file, path)),
  ];
  return {
    resourceType: 'Bundle',
    id: fhirId('bundle', client.id),
    type: 'collection',
    timestamp,
    entry: resources.map((resource) => ({ fullUrl: `urn:uuid:${resource.id}`, resource })),
  };
}

function patient(client: Client): FhirResource {
  const telecom = [
    ...(client.phone ? [{ system: 'phone', value: client.phone }] : []),
    ...(client.email ? [{ system: 'email', value: client.email }] : []),
  ];
  return {
    resourceType: 'Patient',
    id: fhirId('client', client.id),
    identifier: [{ system: 'urn:whorl:client', value: client.id }],
    name: [{ family: client.familyName, given: [client.givenName] }],
    gender: client.sex ?? 'unknown',
    ...(client.birthDate ? { birthDate: client.birthDate } : {}),
    ...(telecom.length > 0 ? { telecom } : {}),
    communication: [{ language: { coding: [{ system: 'urn:ietf:bcp:47', code: client.language }] }, preferred: true }],
    ...(client.emergencyContact
      ? {
          contact: [
            {
              relationship: [concept('emergency', 'emergency contact')],
              name: { text: client.emergencyContact.name },
              telecom: [{ system: 'phone', value: client.emergencyContact.phone }],
            },
          ],
        }
      : {}),
  };
}

function consent(record: ConsentRecord, withdrawn: boolean, language: Language): FhirResource {
  const scope = record.purpose === 'treatment' ? 'treatment' : 'patient-privacy';
  return {
    resourceType: 'Consent',
    id: fhirId('consent', record.id),
    identifier: [
      { system: 'urn:whorl:record', value: record.id },
      { system: 'urn:whorl:sha256', value: record.contentSha256 },
    ],
    status: withdrawn ? 'inactive' : 'active',
    scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: scope }] },
    category: [concept(record.purpose, textOf(language, phrase(`consent.purpose.${record.purpose}`)))],
    patient: reference('client', record.clientId),
    dateTime: record.signedAt,
    policyRule: concept(`text-${record.content.textVersion}`, `Whorl consent text ${record.content.textVersion}`),
    sourceAttachment: {
      contentType: 'text/plain',
      language: record.content.language,
      data: toBase64(new TextEncoder().encode(record.content.text)),
      title: textOf(language, phrase('consent.what.heading')),
    },
    verification: [
      { verified: true, verifiedWith: { display: record.signer.name }, verificationDate: record.signedAt },
    ],
  };
}

function carePlan(record: CourseRecord): FhirResource {
  return {
    resourceType: 'CarePlan',
    id: fhirId('course', record.id),
    identifier: [
      { system: 'urn:whorl:record', value: record.id },
      { system: 'urn:whorl:plan', value: record.planId },
      { system: 'urn:whorl:sha256', value: record.planSha256 },
    ],
    status: 'active',
    intent: 'plan',
    title: 'Scalp micropigmentation',
    subject: reference('client', record.clientId),
    created: record.at,
    activity: record.course.sessions.map((session) => ({
      detail: {
        kind: 'Appointment',
        status: 'scheduled',
        scheduledPeriod: { start: session.start, end: session.end },
        description: `Session ${session.n}: ${session.dots} dots, ${session.zones.join(', ')}`,
      },
    })),
  };
}

/** The sessions as they stand after the last move. */
function appointments(
  record: CourseRecord,
  records: readonly PracticeRecord[],
  held: readonly SessionRecord[],
): readonly FhirResource[] {
  const moved = records.filter((one) => one.kind === 'courseMove').filter((one) => one.courseId === record.id);
  const course = moved.at(-1)?.course ?? record.course;
  return course.sessions.map((session) => ({
    resourceType: 'Appointment',
    id: fhirId('appointment', `${record.id}-${session.n}`),
    identifier: [{ system: 'urn:whorl:session', value: `${record.id}-${session.n}` }],
    status: held.some(({ courseId, n }) => courseId === record.id && n === session.n) ? 'fulfilled' : 'booked',
    start: session.start,
    end: session.end,
    minutesDuration: Math.max(1, Math.round(session.minutes)),
    participant: [{ actor: reference('client', record.clientId), status: 'accepted' }],
  }));
}

function substances(record: SessionRecord | TestPatchRecord): readonly FhirResource[] {
  return record.ink.map((use, index) => substance(use, `${record.id}-${index}`));
}

function substance(use: InkUse, id: string): FhirResource {
  return {
    resourceType: 'Substance',
    id: fhirId('ink', id),
    identifier: [{ system: 'urn:whorl:batch', value: use.batch }],
    status: 'active',
    code: { text: `${use.brand} ${use.shade}` },
    description: `Diluted ${use.dilutionParts} : 1 with ${use.diluent} (batch ${use.diluentBatch}), ${use.neutraliserDrops} drops of neutraliser`,
    instance: [{ identifier: { system: 'urn:whorl:batch', value: use.batch }, expiry: use.expiry }],
  };
}

function sessionProcedure(record: SessionRecord, language: Language): FhirResource {
  const done = record.closing.state === 'complete';
  return {
    resourceType: 'Procedure',
    id: fhirId('session', record.id),
    identifier: [{ system: 'urn:whorl:record', value: record.id }],
    basedOn: [reference('course', record.courseId)],
    status: done ? 'completed' : 'stopped',
    ...(done ? {} : { statusReason: { text: [record.closing.what, record.closing.why].filter(Boolean).join(': ') } }),
    code: concept('session', 'Scalp micropigmentation, session'),
    subject: reference('client', record.clientId),
    performedPeriod: { start: record.startedAt, end: record.endedAt },
    performer: record.artists.map(({ name }) => ({ actor: { display: name } })),
    bodySite: record.zones.map(({ zone }) => concept(zone, textOf(language, phrase(`zone.${zone}`)))),
    usedReference: record.ink.map((_, index) => reference('ink', `${record.id}-${index}`)),
    usedCode: record.needles.map((needle) => ({
      text: `Needle ${needle.configuration}, ${needle.diameterMm} mm, lot ${needle.lot}, sterile until ${needle.sterileUntil}`,
    })),
  };
}

function testPatchProcedure(record: TestPatchRecord, language: Language): FhirResource {
  return {
    resourceType: 'Procedure',
    id: fhirId('testPatch', record.id),
    identifier: [{ system: 'urn:whorl:record', value: record.id }],
    status: 'completed',
    code: concept('testPatch', 'Scalp micropigmentation, test patch'),
    subject: reference('client', record.clientId),
    performedDateTime: record.at,
    performer: [{ actor: { display: record.by.name } }],
    bodySite: [concept(record.site.zone, textOf(language, phrase(`zone.${record.site.zone}`)))],
    usedReference: record.ink.map((_, index) => reference('ink', `${record.id}-${index}`)),
  };
}

function followUpObservation(record: FollowUpRecord): FhirResource {
  return {
    resourceType: 'Observation',
    id: fhirId('followUp', record.id),
    identifier: [{ system: 'urn:whorl:record', value: record.id }],
    basedOn: [reference('course', record.courseId)],
    status: 'final',
    code: concept('remainingShare', 'Visible density left, as a share of the settled look'),
    subject: reference('client', record.clientId),
    effectiveDateTime: record.at,
    performer: [{ display: record.by.name }],
    valueQuantity: { value: record.remainingShare, system: 'http://unitsofmeasure.org', code: '1' },
    component: [
      { code: concept('settledOn', 'Day on which the look had settled'), valueDateTime: record.settledOn },
      ...record.circumstances.map((one) => ({
        code: concept('circumstance', 'What changes the fading'),
        valueCodeableConcept: concept(one, one),
      })),
    ],
    ...(record.photos.length > 0 ? { derivedFrom: record.photos.map(({ file }) => reference('file', file.id)) } : {}),
  };
}

function documentReference(clientId: string, file: StoredFile, path: string): FhirResource {
  return {
    resourceType: 'DocumentReference',
    id: fhirId('file', file.id),
    identifier: [{ system: 'urn:whorl:sha256', value: file.sha256 }],
    status: 'current',
    type: concept(file.mediaType.startsWith('image/') ? 'photo' : 'document', file.mediaType),
    subject: reference('client', clientId),
    content: [
      {
        attachment: { contentType: file.mediaType, url: path, title: file.name },
        format: { system: WHORL_SYSTEM, code: 'file' },
      },
    ],
  };
}
