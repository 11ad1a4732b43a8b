import type { JurisdictionPack } from '#/practice/packs/jurisdiction-pack.ts';
import type { KeptBlobs } from './blobs/blobs.ts';
import type { Store } from './store/store.ts';

/** What every command gets: where things are kept and what time it is. */
export interface Context {
  readonly store: Store;
  readonly blobs: KeptBlobs;
  /** ISO 8601 UTC with milliseconds. */
  now(): string;
  /** Rules of the place for every client (settings); null: those that each screening names. */
  readonly pack?: JurisdictionPack | null;
}

/** Who asks. One practitioner until there is sign-in. */
export interface Caller {
  readonly actor: string;
  readonly requestId: string;
}
