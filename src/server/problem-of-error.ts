import type { FastifyError } from 'fastify';
import { hasZodFastifySchemaValidationErrors, type ZodFastifySchemaValidationError } from 'fastify-type-provider-zod';
import type { z } from 'zod';
import type { Problem } from '#/contract/error-codes.ts';
import { plainIssue } from '#/contract/plain-issue.ts';
import { BlobDamage } from './blobs/blobs.ts';

const DISK_FULL = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'SQLITE_FULL']);
const CANNOT_WRITE = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EIO', 'SQLITE_READONLY', 'SQLITE_IOERR']);

const FIXED: Readonly<Record<string, Problem>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: {
    code: 'body-too-large',
    message: 'The request is larger than the limit: send less at a time.',
  },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    code: 'unsupported-media-type',
    message: 'The request must be JSON, or multipart/form-data for a file: set its content type.',
  },
  FST_INVALID_MULTIPART_CONTENT_TYPE: {
    code: 'unsupported-media-type',
    message: 'A file is sent as multipart/form-data: set the content type of the request.',
  },
  FST_ERR_CTP_INVALID_JSON_BODY: { code: 'bad-request', message: 'The request is not valid JSON: correct it.' },
  FST_ERR_CTP_EMPTY_JSON_BODY: { code: 'bad-request', message: 'The request has no JSON body: send one.' },
};

/** The expected failure behind an exception, or null when it is a fault of the program. */
export function problemOfError(error: unknown): Problem | null {
  if (hasZodFastifySchemaValidationErrors(error)) return fieldsProblem(error.validation);
  const { code, statusCode } = error as FastifyError;
  if (error instanceof BlobDamage) {
    return {
      code: 'file-damaged',
      message: 'A stored file does not fit its checksum and was not used: restore the data folder from a backup.',
    };
  }
  if (typeof code === 'string') {
    if (DISK_FULL.has(code)) {
      return {
        code: 'disk-full',
        message: 'The disk is full: free some space and try again; what was saved before is unharmed.',
      };
    }
    if (CANNOT_WRITE.has(code) || code.startsWith('SQLITE_IOERR')) {
      return {
        code: 'cannot-write',
        message: 'The data folder cannot be written: check the disk and the rights on it.',
      };
    }
    const fixed = FIXED[code];
    if (fixed) return fixed;
  }
  if (statusCode === 413) return FIXED['FST_ERR_CTP_BODY_TOO_LARGE']!;
  if (typeof statusCode === 'number' && statusCode >= 400 && statusCode < 500) {
    return { code: 'bad-request', message: 'The request cannot be read: check its address and headers.' };
  }
  return null;
}

/** Names the fields, never their values: answers about health must not travel back into logs and screens. */
function fieldsProblem(issues: readonly ZodFastifySchemaValidationError[]): Problem {
  const fields = issues.slice(0, 20).map((issue) => ({
    field: issue.instancePath.replace(/^\//, '').replaceAll('/', '.') || 'the request',
    problem: plainIssue(issueOf(issue)),
  }));
  const first = fields[0]!;
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : '';
  return {
    code: 'bad-request',
    message: `${first.field} is not right (${first.problem})${more}: correct it and send again.`,
    details: { fields },
  };
}

/** The schema's issue again, which the framework takes apart. */
function issueOf({ keyword, message = '', params }: ZodFastifySchemaValidationError): z.core.$ZodIssue {
  return { ...params, code: keyword, message, path: [] } as unknown as z.core.$ZodIssue;
}
