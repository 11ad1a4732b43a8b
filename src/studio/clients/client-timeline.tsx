import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entry } from '#/contract/api-entries.ts';
import type { PracticeRecord } from '#/practice/client/practice-record.ts';
import { bookedCourse, heldSession, missedOfCourse } from '#/practice/session/course-records.ts';
import { ForwardIcon } from '#/ui/icons.tsx';
import { useProtocol } from '../protocol/use-protocol.ts';
import { recordOfEntry, recordsOfEntries, useEntries } from '../scenes/practice/use-client-records.ts';
import { nowHere, type PracticeWords, usePracticeWords } from '../scenes/practice/use-practice-words.ts';
import { CorrectRecord, said } from './correct-record.tsx';

/** The step of a course where records of a kind are made and read. */
const STEP_OF: Readonly<Record<PracticeRecord['kind'], string>> = {
  screening: 'screen',
  testPatch: 'test-patch',
  testPatchReading: 'test-patch',
  course: 'course',
  courseMove: 'course',
  consent: 'consent',
  consentWithdrawal: 'consent',
  session: 'session',
  sessionReview: 'session',
  checkIn: 'healing',
  signResolution: 'healing',
  gateOverride: 'healing',
  followUp: 'aftercare',
  correction: 'session',
};

const NONE: readonly Entry[] = [];

/** Every record of a client, newest first; a correction stands beside what it corrects. */
export function ClientTimeline({ clientId }: { readonly clientId: string }) {
  const { t } = useTranslation();
  const entries = useEntries(clientId);
  const all = entries.data ?? NONE;
  const missed = useMissed(all);
  const main = all.filter(({ kind }) => kind !== 'correction').toSorted((a, b) => (a.at < b.at ? 1 : -1));
  return (
    <section aria-labelledby="client-timeline">
      <div className="clients-subhead">
        <h2 id="client-timeline">{t('clients.timeline')}</h2>
      </div>
      {entries.error && (
        <p className="notice" data-tone="stop" role="alert">
          {entries.error.message || t('practice.noServer')}
        </p>
      )}
      {entries.data && main.length === 0 && <p className="hint">{t('clients.noTimeline')}</p>}
      <ol className="timeline">
        {main.map((entry) => (
          <TimelineRow
            key={entry.id}
            entry={entry}
            missed={missed.get(entry.id) ?? []}
            corrections={all.filter(({ kind, correctsId }) => kind === 'correction' && correctsId === entry.id)}
          />
        ))}
      </ol>
    </section>
  );
}

/** AC3: the days of check-ins that did not come, by the entry of the session that they belong to. */
function useMissed(entries: readonly Entry[]): ReadonlyMap<string, readonly string[]> {
  const protocol = useProtocol();
  return useMemo(() => {
    const ofClient = recordsOfEntries(entries);
    const courses = new Set(entries.flatMap(({ courseId }) => courseId ?? []));
    const days = [...courses].flatMap((id) => {
      const ofCourse = recordsOfEntries(entries, id);
      const booked = bookedCourse(ofCourse);
      if (!booked) return [];
      return missedOfCourse({ ofClient, ofCourse }, booked, protocol, nowHere()).flatMap((missed) => {
        const held = heldSession(ofCourse, booked.id, missed.n);
        return held ? [[held.id, missed.days] as const] : [];
      });
    });
    return new Map(days);
  }, [entries, protocol]);
}

interface TimelineRowProps {
  readonly entry: Entry;
  readonly corrections: readonly Entry[];
  /** Days of check-ins that did not come after this session. */
  readonly missed: readonly string[];
}

function TimelineRow({ entry, corrections, missed }: TimelineRowProps) {
  const { t } = useTranslation();
  const words = usePracticeWords();
  const record = recordOfEntry(entry)[0];
  const title = useTitle(entry, record);
  const line = useSaid(record, words);
  const [isCorrecting, setCorrecting] = useState(false);
  const [now] = recordsOfEntries([entry, ...corrections]);
  return (
    <li data-kind={entry.kind}>
      <time dateTime={entry.at}>{words.moment(entry.at)}</time>
      <div>
        <strong>{title}</strong> {record && <small>{whoSays(record, t)}</small>}
        {line && <p>{line}</p>}
        {missed.length > 0 && (
          <p className="timeline-missed">{t('care.gate.missed', { days: missed.map(words.day).join(', ') })}</p>
        )}
        {corrections.flatMap(recordOfEntry).map((one) =>
          one.kind === 'correction' ? (
            <p key={one.id} className="timeline-correction">
              {t('care.held.corrected', { path: one.path, was: said(one.was), is: said(one.is), why: one.why })}{' '}
              <small>{t('clients.by', { name: one.by.name })}</small>
            </p>
          ) : null,
        )}
        {now && isCorrecting && (
          <CorrectRecord
            record={{ id: entry.id, clientId: entry.clientId, body: now }}
            courseId={entry.courseId}
            onDone={() => setCorrecting(false)}
          />
        )}
      </div>
      {record && (
        <div className="timeline-actions">
          {entry.courseId && (
            <Link
              to="/courses/$courseId/$step"
              params={{ courseId: entry.courseId, step: STEP_OF[record.kind] }}
              className="timeline-open"
              aria-label={`${t('clients.open')}: ${title}`}
            >
              {t('clients.open')} <ForwardIcon size={16} />
            </Link>
          )}
          {!isCorrecting && (
            <button
              type="button"
              className="timeline-open"
              aria-label={`${t('clients.correct')}: ${title}`}
              onClick={() => setCorrecting(true)}
            >
              {t('clients.correct')}
            </button>
          )}
        </div>
      )}
    </li>
  );
}

function useTitle(entry: Entry, record: PracticeRecord | undefined): string {
  const { t } = useTranslation();
  if (record?.kind === 'course') return t('clients.kinds.courseBooked');
  if (record?.kind === 'session' || record?.kind === 'courseMove') {
    return t(`clients.kinds.${record.kind}`, { n: record.n });
  }
  if (record?.kind === 'gateOverride') return t('clients.kinds.gateOverride', { n: record.override.session });
  return t(`clients.kinds.${entry.kind}`);
}

/** Whose word it is, and who wrote it down. */
function whoSays(record: PracticeRecord, t: TFunction): string {
  const { name } = record.by;
  return record.kind === 'checkIn'
    ? t(`clients.checkInBy.${record.checkIn.kind}`, { name })
    : t('clients.by', { name });
}

/** One line of what the record says. */
function useSaid(record: PracticeRecord | undefined, { say, sign, moment }: PracticeWords): string | null {
  const { t } = useTranslation();
  switch (record?.kind) {
    case 'screening':
      return say(`outcome.${record.result.outcome}`);
    case 'course':
      return t('clients.booked', {
        count: record.course.sessions.length,
        day: moment(record.course.sessions[0]?.start ?? record.at, record.course.zone),
      });
    case 'consent':
      return say(`consent.purpose.${record.purpose}`);
    case 'session':
      return [t(`clients.sessionState.${record.closing.state}`), inkOf(record.ink, t('clients.ink'))]
        .filter(Boolean)
        .join(' · ');
    case 'testPatch':
      return [say(`zone.${record.site.zone}`), inkOf(record.ink, t('clients.ink'))].filter(Boolean).join(' · ');
    case 'testPatchReading':
      return t(`clients.reading.${record.result}`);
    case 'checkIn': {
      const { scabs, redness, warningSigns, photoQuality } = record.checkIn;
      const signs = warningSigns.map(sign).join(', ');
      return [
        t(scabs ? 'care.checkIn.withScabs' : 'care.checkIn.noScabs'),
        t(redness ? 'care.checkIn.withRedness' : 'care.checkIn.noRedness'),
        signs ? t('clients.signs', { signs }) : t('clients.noSigns'),
        t(`care.checkIn.quality.${photoQuality}`),
      ].join(' · ');
    }
    case 'sessionReview':
      return record.decision;
    case 'signResolution':
      return record.why;
    case 'gateOverride':
      return record.override.why;
    case 'followUp':
      return t('clients.remaining', { percent: Math.round(100 * record.remainingShare) });
    default:
      return null;
  }
}

function inkOf(ink: readonly { brand: string; shade: string; batch: string }[], word: string): string {
  if (ink.length === 0) return '';
  return `${word}: ${ink.map(({ brand, shade, batch }) => `${brand} ${shade} (${batch})`).join(', ')}`;
}
