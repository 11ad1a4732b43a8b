import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import type { ClientProfile } from '#/contract/api-clients.ts';
import type { Problem } from '#/contract/error-codes.ts';
import { drawReferralLetter } from '#/documents/practice/referral-letter.ts';
import type { Language } from '#/practice/catalogue/language.ts';
import type { Answers } from '#/practice/intake/answers.ts';
import { findPack, PACK_TABLE } from '#/practice/packs/pack-table.ts';
import { screen } from '#/practice/screening/screen.ts';
import type { Caller, Context } from '../context.ts';
import { makePdf } from '../documents/pdf-document.ts';
import { storedProtocol } from '../policies/stored-protocol.ts';
import { notFoundProblem } from './record-problems.ts';
import { recordRead } from './record-read.ts';

export interface ReferralToWrite {
  readonly clientId: string;
  readonly answers: Answers;
  readonly language: Language;
  readonly sessions: number;
}

/** The letter to a doctor, as PDF. It is written from the answers anew, so that it says what the rules say. */
export async function writeReferral(
  context: Context,
  caller: Caller,
  { clientId, answers, language, sessions }: ReferralToWrite,
): Promise<Outcome<Uint8Array, Problem>> {
  const client = await context.store.read.clients.find(clientId);
  if (!client) return refuse(notFoundProblem('client'));
  const profile = JSON.parse(client.profileJson) as ClientProfile;
  const on = answers.on ?? context.now().slice(0, 10);
  const pack = context.pack ?? findPack(answers.pack ?? 'GB') ?? PACK_TABLE[0]!;
  const protocol = await storedProtocol(context.store.read);
  const screening = screen(answers, { on, pack, protocol });
  if (!screening.findings.some(({ action }) => action === 'askDoctor')) {
    return refuse({ code: 'not-ready', message: 'No finding asks for a doctor: there is nothing to write about.' });
  }
  await recordRead(context, caller, { objectKind: 'client', objectId: clientId });
  const birthDate = answers.birthDate ?? profile.birthDate;
  const named = { givenName: profile.givenName, familyName: profile.familyName, ...(birthDate ? { birthDate } : {}) };
  const title = `${named.givenName} ${named.familyName}`.trim();
  return accept(
    await makePdf({ title, language, createdAt: new Date(`${on}T00:00:00Z`) }, (pdf) =>
      drawReferralLetter(pdf, { client: named, screening, sessions }, language),
    ),
  );
}
