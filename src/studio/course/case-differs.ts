import { canonicalJson } from '#/base/canonical-json.ts';
import type { CaseFile } from '#/contract/case-file.ts';
import { caseOfDocument } from '#/contract/case-of-document.ts';
import type { CourseDocument } from '#/contract/course-document.ts';

/** True when a course stands for another case than the one that was planned: notes and practice records do not count. */
export function caseDiffers(title: string, document: CourseDocument, planned: CaseFile): boolean {
  const now = caseOfDocument(title, document);
  return !now.ok || canonicalJson(now.value) !== canonicalJson(planned);
}
