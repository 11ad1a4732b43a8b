import type { CalendarDay } from '../calendar/calendar-day.ts';
import type { RecordHead, StoredFile } from '../client/client.ts';

/** A bottle of ink or of diluent on the shelf, with what its label says. */
export interface InkBottle {
  readonly kind: 'inkBottle';
  readonly id: string;
  readonly what: 'ink' | 'diluent' | 'neutraliser';
  readonly brand: string;
  readonly shade: string;
  readonly batch: string;
  readonly expiry: CalendarDay;
  readonly openedOn: CalendarDay | null;
  /** Days that the maker allows after opening; null when the label does not say. */
  readonly useWithinDaysOfOpening: number | null;
  readonly responsiblePerson: string;
  /** "Mixture for use in tattoos or permanent make-up" seen on the label. */
  readonly tattooStatementSeen: boolean;
  readonly ingredients: string;
  readonly containsNickel: boolean;
  readonly containsChromiumVi: boolean;
  readonly sterile: boolean;
  readonly label: StoredFile | null;
}

/** SR3: what was mixed and used in a session. */
export interface InkUse {
  readonly bottleId: string;
  readonly brand: string;
  readonly shade: string;
  readonly batch: string;
  readonly expiry: CalendarDay;
  readonly openedOn: CalendarDay;
  readonly diluent: string;
  readonly diluentBatch: string;
  /** Parts of diluent to one part of pigment. */
  readonly dilutionParts: number;
  readonly neutraliserDrops: number;
  readonly tattooStatementSeen: boolean;
  readonly zones: readonly string[];
}

/** Where a batch was used: one hit for each session or test patch. */
export interface InkUseRecord extends RecordHead {
  readonly kind: 'session' | 'testPatch';
  readonly ink: readonly InkUse[];
}
