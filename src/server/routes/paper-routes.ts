import { referralLetterSchema, signConsentSchema, signedConsentSchema } from '#/contract/api-papers.ts';
import { signConsent } from '../commands/sign-consent.ts';
import { writeReferral } from '../commands/write-referral.ts';
import { presentEntry, presentFile } from '../presenters/present-practice.ts';
import { accepted } from './accepted.ts';
import { attachment } from './attachment.ts';
import { type AddRoutes, callerOf } from './route-app.ts';

/** The words, the pictures' hashes and the strokes of a signature. */
const CONSENT_LIMIT_BYTES = 1_000_000;
const tags = ['records'];

export const addPaperRoutes: AddRoutes = (app, context) => {
  app.post(
    '/api/papers/referral',
    { schema: { summary: 'The letter to a doctor, as PDF', tags, body: referralLetterSchema } },
    async (request, reply) => {
      const bytes = accepted(await writeReferral(context, callerOf(request), request.body));
      return reply.type('application/pdf').header('content-disposition', attachment('letter.pdf')).send(bytes);
    },
  );

  app.post(
    '/api/consents',
    {
      bodyLimit: CONSENT_LIMIT_BYTES,
      schema: {
        summary: 'Keep a signed consent and write its PDF',
        tags,
        body: signConsentSchema,
        response: { 201: signedConsentSchema },
      },
    },
    async (request, reply) => {
      const { entry, file } = accepted(await signConsent(context, callerOf(request), request.body));
      return reply.code(201).send({ entry: presentEntry(entry), file: presentFile(file) });
    },
  );
};
