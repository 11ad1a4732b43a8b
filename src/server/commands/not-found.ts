import type { Problem } from '#/contract/error-codes.ts';

export function notFoundProblem(what: string): Problem {
  return { code: 'not-found', message: `There is no such ${what}; it may have been deleted: go back to the list.` };
}

export function conflictProblem(what: string, currentVersion: number): Problem {
  return {
    code: 'course-conflict',
    message: `This ${what} was changed in another window: reload it and repeat the last change.`,
    details: { currentVersion },
  };
}
