import type { FastifyRequest } from 'fastify';
import type { Problem } from '#/contract/error-codes.ts';
import { ProblemAnswer } from './route-app.ts';

export interface FileLimits {
  /** Said when there is no file. */
  readonly missing: Problem;
  /** Said when it is larger than it may be. */
  readonly tooLarge: Problem;
  /** That of a photo when left out. */
  readonly maxBytes?: number;
}

/** The bytes of the one file of a multipart request. Its name is not read: it may hold a person's. */
export async function takeFile(request: FastifyRequest, { missing, tooLarge, maxBytes }: FileLimits): Promise<Buffer> {
  const file = await request.file(maxBytes === undefined ? {} : { limits: { fileSize: maxBytes } });
  if (!file) throw new ProblemAnswer(missing);
  try {
    return await file.toBuffer();
  } catch (error) {
    if ((error as { code?: unknown }).code === 'FST_REQ_FILE_TOO_LARGE') throw new ProblemAnswer(tooLarge);
    throw error;
  }
}
