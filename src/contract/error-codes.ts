/**
 * Every expected failure of the program: HTTP status, exit code of the command line, what it means and what to do.
 * docs/reference/errors.md lists the same table (tested). Message texts are written where the failure is known; they are one
 * clear sentence that says what to do.
 */
export interface ErrorRow {
  readonly status: number;
  /** 1 our fault, 2 bad input, 3 plan refused, 4 cannot write. */
  readonly exitCode: 1 | 2 | 3 | 4;
  readonly meaning: string;
  readonly whatToDo: string;
}

export const ERROR_CODES = {
  internal: {
    status: 500,
    exitCode: 1,
    meaning: 'A fault of the program.',
    whatToDo: 'Try again; if it stays, report it with the request id.',
  },
  'not-found': {
    status: 404,
    exitCode: 2,
    meaning: 'Nothing has this address or id.',
    whatToDo: 'Check the id; deleted things are restored first.',
  },
  erased: {
    status: 410,
    exitCode: 2,
    meaning: 'The course of this id was erased for good.',
    whatToDo: 'Go on without it; what a browser still holds of it can go too.',
  },
  'bad-request': {
    status: 400,
    exitCode: 2,
    meaning: 'A field is missing, unknown or of the wrong kind; details name it.',
    whatToDo: 'Correct the fields named.',
  },
  'body-too-large': {
    status: 413,
    exitCode: 2,
    meaning: 'The request is larger than the limit.',
    whatToDo: 'Send less.',
  },
  'unsupported-media-type': {
    status: 415,
    exitCode: 2,
    meaning: 'The request is neither JSON nor, for files, multipart/form-data.',
    whatToDo: 'Set the content type.',
  },
  'rate-limited': {
    status: 429,
    exitCode: 1,
    meaning: 'Too many requests in a minute.',
    whatToDo: 'Wait for the seconds in Retry-After.',
  },
  'foreign-origin': {
    status: 403,
    exitCode: 2,
    meaning: 'The request comes from another web site or under another host name.',
    whatToDo: 'Open the studio at the address that the start command prints.',
  },
  'course-conflict': {
    status: 409,
    exitCode: 2,
    meaning: 'The course was saved elsewhere since it was read; details hold the current version.',
    whatToDo: 'Read the course again and repeat the change.',
  },
  'version-conflict': {
    status: 409,
    exitCode: 2,
    meaning: 'The card was saved elsewhere since it was read; details hold the current version.',
    whatToDo: 'Read it again and repeat the change.',
  },
  'already-exists': {
    status: 409,
    exitCode: 2,
    meaning: 'The id is in use by something else.',
    whatToDo: 'Use a new id.',
  },
  'not-ready': {
    status: 409,
    exitCode: 2,
    meaning: 'The job has not finished.',
    whatToDo: 'Ask for the job until its state is done or failed.',
  },
  'file-type': {
    status: 415,
    exitCode: 2,
    meaning: 'The file is neither a PDF nor a picture, whatever its name says.',
    whatToDo: 'Choose a PDF or a photo.',
  },
  'file-missing': {
    status: 422,
    exitCode: 2,
    meaning: 'No file was sent, or an empty one.',
    whatToDo: 'Choose the file.',
  },
  'file-too-large': {
    status: 413,
    exitCode: 2,
    meaning: 'The file is larger than the limit of its kind.',
    whatToDo: 'Scan or save it smaller.',
  },
  'file-incomplete': {
    status: 422,
    exitCode: 2,
    meaning: 'The PDF has no content or no end.',
    whatToDo: 'Save or scan it again.',
  },
  'photo-missing': {
    status: 422,
    exitCode: 2,
    meaning: 'No file, or an empty one.',
    whatToDo: 'Choose a photo.',
  },
  'photo-too-large': {
    status: 413,
    exitCode: 2,
    meaning: 'The photo file is larger than 25 MB.',
    whatToDo: 'Save it as a JPEG of at most 25 MB.',
  },
  'photo-too-many-pixels': {
    status: 422,
    exitCode: 2,
    meaning: 'The photo has more than 60 megapixels or a side over 16384 px.',
    whatToDo: 'Make it smaller.',
  },
  'photo-too-small': {
    status: 422,
    exitCode: 2,
    meaning: 'The photo is too small to plan on (under 200 px on the shorter side).',
    whatToDo: 'Take a larger photo.',
  },
  'photo-type': {
    status: 415,
    exitCode: 2,
    meaning: 'The file is not a JPEG, PNG, WebP or HEIC picture, whatever its name says.',
    whatToDo: 'Choose a photo in one of these formats.',
  },
  'photo-animated': {
    status: 422,
    exitCode: 2,
    meaning: 'The file is an animation or holds several pictures in a row.',
    whatToDo: 'Save one frame as a still picture.',
  },
  'photo-damaged': {
    status: 422,
    exitCode: 2,
    meaning: 'The photo is cut off or damaged.',
    whatToDo: 'Copy it from the camera again.',
  },
  'photo-too-slow': {
    status: 422,
    exitCode: 2,
    meaning: 'The photo could not be read within the time and memory allowed.',
    whatToDo: 'Save it as a JPEG and try again.',
  },
  'case-invalid': {
    status: 422,
    exitCode: 2,
    meaning: 'The case is incomplete or contradicts itself; details name the fields.',
    whatToDo: 'Correct the fields named.',
  },
  'landmarks-invalid': {
    status: 422,
    exitCode: 2,
    meaning: 'Landmarks are missing, outside the photo, mirrored or on one line.',
    whatToDo: 'Tap the landmarks named again.',
  },
  'head-not-fitted': {
    status: 422,
    exitCode: 2,
    meaning: 'No head fits the taps and measures; the rule says why.',
    whatToDo: 'Correct the tap or the measure named.',
  },
  'plan-refused': {
    status: 422,
    exitCode: 3,
    meaning: 'A rule of the plan refuses it; the rule id says which.',
    whatToDo: 'Change the design as the sentence says.',
  },
  'record-invalid': {
    status: 422,
    exitCode: 2,
    meaning: 'The body does not fit its kind of record, or the kind is unknown.',
    whatToDo: 'Correct the fields named.',
  },
  'record-closed': {
    status: 409,
    exitCode: 2,
    meaning: 'A record is never changed or removed.',
    whatToDo: 'Add a correction to it.',
  },
  'not-erasable': {
    status: 409,
    exitCode: 2,
    meaning: 'It cannot be erased for good as it stands: not deleted yet, or with records of a client who would stay.',
    whatToDo: 'Do first what the sentence says.',
  },
  'still-held': {
    status: 409,
    exitCode: 2,
    meaning: 'By the rules of the place the records are still to be kept; details hold until when and why.',
    whatToDo: 'Decide whether they must be kept; name the day to erase them all the same.',
  },
  'disk-full': {
    status: 507,
    exitCode: 4,
    meaning: 'The disk is full; what was saved before is unharmed.',
    whatToDo: 'Free some space and try again.',
  },
  'cannot-write': {
    status: 507,
    exitCode: 4,
    meaning: 'The folder cannot be written.',
    whatToDo: 'Check that it exists and that you may write there.',
  },
  'data-folder-busy': {
    status: 503,
    exitCode: 4,
    meaning: 'Another Whorl is using the data folder.',
    whatToDo: 'Use that one, stop it, or choose another folder with --data.',
  },
  'data-folder-newer': {
    status: 503,
    exitCode: 4,
    meaning: 'The data folder was written by a newer Whorl.',
    whatToDo: 'Start the newer version.',
  },
  'data-folder-damaged': {
    status: 503,
    exitCode: 4,
    meaning: 'The database in the data folder cannot be read or fails its check.',
    whatToDo: 'Restore the folder from a backup.',
  },
  'file-damaged': {
    status: 500,
    exitCode: 1,
    meaning: 'A stored file does not fit its checksum.',
    whatToDo: 'Restore the data folder from a backup.',
  },
  'port-busy': {
    status: 503,
    exitCode: 4,
    meaning: 'Another program listens on the port.',
    whatToDo: 'Stop it or choose another port with --port.',
  },
} as const satisfies Readonly<Record<string, ErrorRow>>;

export type ErrorCode = keyof typeof ERROR_CODES;

/** An expected failure as a value: a code of the table and one clear sentence with what to do. */
export interface Problem {
  readonly code: ErrorCode;
  readonly message: string;
  /** Rule id where a rule refused (DE06, HG2 ...). */
  readonly rule?: string;
  readonly details?: unknown;
}
