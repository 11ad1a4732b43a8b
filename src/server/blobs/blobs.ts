/**
 * Where files live, apart from the database: named by the SHA-256 of their bytes, so that the same bytes are stored once and
 * damage is seen. The first implementation is a folder of files; another passes the same case suite (blobs.case.ts).
 */
export interface Blobs {
  /** Durable when the promise resolves. Putting the same bytes again costs a look. */
  put(bytes: Uint8Array): Promise<string>;
  /** The bytes, checked against their name; null when there is no such blob. Throws BlobDamage when they do not fit. */
  read(sha256: string): Promise<Buffer | null>;
}

/** The blobs of a data folder, all of which can be told and taken away. */
export interface KeptBlobs extends Blobs {
  /** Names of all that is there. */
  list(): Promise<readonly string[]>;
  /** Durable when the promise resolves; what is not there is left out. */
  remove(names: readonly string[]): Promise<void>;
}

export class BlobDamage extends Error {
  readonly sha256: string;
  constructor(sha256: string) {
    super(`Stored file ${sha256} does not fit its checksum.`);
    this.sha256 = sha256;
  }
}
