import { type ClientCard, type ClientProfile, clientListSchema, clientSchema } from '#/contract/api-clients.ts';
import { type Entry, entryListSchema, entrySchema } from '#/contract/api-entries.ts';
import { type Fading, fadingSchema } from '#/contract/api-exports.ts';
import { fileListSchema, type StoredFileCard, storedFileSchema } from '#/contract/api-files.ts';
import { type SignedConsent, signedConsentSchema } from '#/contract/api-papers.ts';
import type { Answers } from '#/practice/intake/answers.ts';
import { ask, askForAll, askForFile } from './api-client.ts';

/** A record to be added; its id is made here, so that sending it twice adds it once. */
export interface RecordToAdd {
  readonly id: string;
  readonly kind: string;
  readonly clientId: string;
  readonly courseId?: string;
  readonly correctsId?: string;
  readonly at: string;
  readonly body: object;
}

const ENTRIES_AT_ONCE = 500;

/** Requests about clients, their records and their files. */
export const practiceApi = {
  async clients(search: string): Promise<readonly ClientCard[]> {
    const pages = await askForAll(clientListSchema, '/clients', search === '' ? {} : { search });
    return pages.flatMap(({ clients }) => clients);
  },
  client: (id: string): Promise<ClientCard> => ask(clientSchema, 'GET', `/clients/${id}`),
  addClient: (id: string, profile: ClientProfile): Promise<ClientCard> =>
    ask(clientSchema, 'POST', '/clients', { id, profile }),
  saveClient: (id: string, version: number, profile: ClientProfile): Promise<ClientCard> =>
    ask(clientSchema, 'PUT', `/clients/${id}`, { version, profile }),
  /** Every record of a client in the order of recording. */
  async entriesOf(clientId: string): Promise<readonly Entry[]> {
    const entries: Entry[] = [];
    for (let after = 0; ; ) {
      const list = await ask(
        entryListSchema,
        'GET',
        `/entries?clientId=${clientId}&limit=${ENTRIES_AT_ONCE}&after=${after}`,
      );
      entries.push(...list.entries);
      if (list.nextAfter === null) return entries;
      after = list.nextAfter;
    }
  },
  /** What the studio has learned of fading. */
  fading: (): Promise<Fading> => ask(fadingSchema, 'GET', '/fading'),
  addRecord: (record: RecordToAdd): Promise<Entry> => ask(entrySchema, 'POST', '/entries', record),
  async filesOf(clientId: string): Promise<readonly StoredFileCard[]> {
    return (await ask(fileListSchema, 'GET', `/files?clientId=${clientId}`)).files;
  },
  signConsent: (consent: {
    id: string;
    clientId: string;
    courseId: string;
    at: string;
    body: object;
  }): Promise<SignedConsent> => ask(signedConsentSchema, 'POST', '/consents', consent),
  /** The letter to a doctor as PDF. */
  referralLetter: (letter: { clientId: string; answers: Answers; language: string }): Promise<Blob> =>
    askForFile('/papers/referral', letter),
  /** The name under which the file lay on this computer is not sent. */
  addFile(file: Blob, owner: { clientId?: string; courseId?: string }): Promise<StoredFileCard> {
    const form = new FormData();
    form.append('file', file, 'file');
    return ask(storedFileSchema, 'POST', `/files?${new URLSearchParams(owner)}`, form);
  },
};
