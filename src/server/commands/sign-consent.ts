import sharp, { type Sharp } from 'sharp';
import { accept, type Outcome, refuse } from '#/base/outcome.ts';
import { ENTRY_KINDS } from '#/contract/entry-kinds.ts';
import type { Problem } from '#/contract/error-codes.ts';
import { type ConsentPicture, drawConsentPaper } from '#/documents/practice/consent-paper.ts';
import { consentPreviews, type PlanPictureFile } from '#/planning/consent-plan.ts';
import { type HeadFrame, headFrame } from '#/planning/head-frame.ts';
import { parsePlanBytes } from '#/planning/parse-plan-file.ts';
import { phrase } from '#/practice/catalogue/phrase.ts';
import { textOf } from '#/practice/catalogue/text-of.ts';
import type { ConsentRecord } from '#/practice/consent/consent-record.ts';
import type { Caller, Context } from '../context.ts';
import { makePdf } from '../documents/pdf-document.ts';
import { hashBytes } from '../hash-bytes.ts';
import type { EntryListRow } from '../store/entry-records.ts';
import type { FileRow } from '../store/tables.ts';
import { addEntry, checkEntryBody } from './add-entry.ts';
import { addFile } from './keep-file.ts';

export interface ConsentToSign {
  readonly id: string;
  readonly clientId: string;
  readonly courseId: string;
  readonly at: string;
  readonly body: unknown;
}

export interface SignedConsentRows {
  readonly entry: EntryListRow;
  readonly file: FileRow;
}

const PICTURE_WIDTH_PX = 700;

/**
 * Keeps a signed consent: checks it, writes the PDF with the words, pictures, strokes and hash, keeps the PDF with the client,
 * and adds the record that names it. Refused whole or kept whole; sending the same again gives what was kept.
 */
export async function signConsent(
  context: Context,
  caller: Caller,
  consent: ConsentToSign,
): Promise<Outcome<SignedConsentRows, Problem>> {
  const entry = { ...consent, kind: 'consent' };
  const checked = checkEntryBody(ENTRY_KINDS['consent'], entry);
  if (!checked.ok) return checked;
  const body = checked.value as Omit<ConsentRecord, 'kind' | 'id' | 'clientId' | 'at'>;
  const record: ConsentRecord = {
    ...body,
    kind: 'consent',
    id: consent.id,
    clientId: consent.clientId,
    at: consent.at,
  };
  const pdf = await consentPdf(context, record);
  const pdfSha256 = hashBytes(pdf);
  const added = await addEntry(context, caller, { ...entry, body: { ...body, pdfSha256 } });
  if (!added.ok) return added;
  const { clientId, courseId } = consent;
  const kept = (await context.store.read.files.list({ clientId })).find(({ sha256 }) => sha256 === pdfSha256);
  if (kept) return accept({ entry: added.value, file: kept });
  const name = `consent-${record.purpose}-${record.signedAt.slice(0, 10)}.pdf`;
  const file = await addFile(context, caller, { name, bytes: pdf, clientId, courseId });
  return file.ok ? accept({ entry: added.value, file: file.value }) : refuse(file.refusal);
}

async function consentPdf(context: Context, record: ConsentRecord): Promise<Uint8Array> {
  const { language, planId } = record.content;
  const pictures = await picturesOf(context, record, planId);
  const title = textOf(language, phrase('pdf.consent'));
  return makePdf({ title, language, createdAt: new Date(record.signedAt) }, (pdf) =>
    drawConsentPaper(pdf, record, pictures, language),
  );
}

/** The pictures that were shown, from the plan that the consent names; a hash that is not of that plan gives none. */
async function picturesOf(context: Context, record: ConsentRecord, planId: string): Promise<readonly ConsentPicture[]> {
  const plan = await context.store.read.plans.find(planId);
  const shown = consentPreviews(plan?.files ?? []).filter(({ sha256 }) =>
    record.content.previews.some((preview) => preview.sha256 === sha256),
  );
  const frame = plan ? await frameOf(context, plan) : null;
  return Promise.all(
    shown.map(async ({ state, sha256 }) => {
      const bytes = await context.blobs.read(sha256);
      const cut = await cutToHead(sharp(bytes ?? undefined), state === 'laterLoss' ? null : frame);
      const made = await cut
        .resize({ width: PICTURE_WIDTH_PX, withoutEnlargement: true })
        .jpeg({ quality: 88 })
        .toBuffer({ resolveWithObject: true });
      const label = textOf(record.content.language, phrase(`consent.preview.${state}`));
      return { state, label, bytes: made.data, widthPx: made.info.width, heightPx: made.info.height };
    }),
  );
}

/** Where the plan's pictures show the head, as they were shown to the signer. */
async function frameOf(context: Context, { files }: { readonly files: readonly PlanPictureFile[] }) {
  const kept = files.find(({ name }) => name === 'plan.whorl.json');
  const bytes = kept && (await context.blobs.read(kept.sha256));
  const file = bytes && parsePlanBytes(bytes);
  return file?.ok ? headFrame(file.value) : null;
}

async function cutToHead(picture: Sharp, frame: HeadFrame | null): Promise<Sharp> {
  if (!frame) return picture;
  const { width, height } = await picture.metadata();
  return picture.extract({
    left: Math.round(frame.left * width),
    top: Math.round(frame.top * height),
    width: Math.max(1, Math.floor(frame.width * width)),
    height: Math.max(1, Math.floor(frame.height * height)),
  });
}
