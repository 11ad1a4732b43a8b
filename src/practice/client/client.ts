import type { CalendarDay } from '../calendar/calendar-day.ts';
import type { Moment } from '../calendar/wall-clock.ts';
import type { Language } from '../catalogue/language.ts';

/** Someone who acts in the records: an artist, the desk, a doctor, the client. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: 'artist' | 'desk' | 'owner' | 'doctor' | 'client';
}

/** A reference to bytes kept beside the records (a photo, a scan, a PDF), by what they are and not where they lie. */
export interface StoredFile {
  readonly id: string;
  readonly sha256: string;
  readonly mediaType: string;
  readonly name: string;
}

/**
 * Every record of the practice has these: made once and never changed afterwards. What was wrong is put right by a
 * correction that points at it, so that both can be read.
 */
export interface RecordHead {
  readonly id: string;
  readonly clientId: string;
  readonly at: Moment;
  readonly by: Person;
}

/** Adds to a record; the record itself stays as it was written. */
export interface Correction extends RecordHead {
  readonly kind: 'correction';
  readonly ofId: string;
  /** Path of the value that was wrong, in the record corrected. */
  readonly path: string;
  readonly was: unknown;
  readonly is: unknown;
  readonly why: string;
}

export interface Client {
  readonly id: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate?: CalendarDay;
  readonly sex?: 'female' | 'male' | 'other';
  readonly phone?: string;
  readonly email?: string;
  /** What texts for this client are written in. */
  readonly language: Language;
  readonly emergencyContact?: { readonly name: string; readonly phone: string };
  readonly createdAt: Moment;
  readonly createdBy: Person;
}
