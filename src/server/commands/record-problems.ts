import type { Problem } from '#/contract/error-codes.ts';

export function notFoundProblem(what: string): Problem {
  return { code: 'not-found', message: `There is no such ${what}; it may have been deleted: go back to the list.` };
}

export function conflictProblem(what: string, currentVersion: number | string): Problem {
  return {
    code: what === 'course' ? 'course-conflict' : 'version-conflict',
    message: `This ${what} was changed in another window: reload it and repeat the last change.`,
    details: { currentVersion },
  };
}

export function alreadyExistsProblem(what: string): Problem {
  return { code: 'already-exists', message: `This id belongs to another ${what}: use a new id.` };
}
