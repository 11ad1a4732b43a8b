import { useQuery } from '@tanstack/react-query';
import type { CourseDocument } from '#/contract/course-document.ts';
import { zoneTechnique } from '#/engine/scalp/needle.ts';
import type { ZoneId } from '#/engine/scalp/zones.ts';
import { recordsOf } from '#/practice/session/course-records.ts';
import type { PatchAnswer, PatchDot } from '#/practice/test-patch/learn-from-patch.ts';
import { measuredReading } from '#/practice/test-patch/read-test-patch.ts';
import type { TestPatchReading, TestPatchRecord } from '#/practice/test-patch/test-patch-record.ts';
import { useCourse } from '../../../course/course-context.tsx';
import { designOf } from '../../../editor/design-edit.ts';
import { shadeOf } from '../../../editor/shade-edit.ts';
import { useClientRecords } from '../use-client-records.ts';

/** The dots that the course plans in the zone of a patch, as if no patch had told anything. */
function patchDot(document: CourseDocument, zone: ZoneId): PatchDot {
  const technique = zoneTechnique(zone, 'normal', designOf(document).zones?.[zone] ?? {});
  return { ...technique, pigment: shadeOf(document).shade?.pigment ?? 'carbon' };
}

/** The skin model is loaded only where a patch was measured. */
export async function learnFrom(
  document: CourseDocument,
  patch: TestPatchRecord,
  reading: Pick<TestPatchReading, 'at' | 'healedLab' | 'skinLab' | 'healedDiameterMm'>,
): Promise<PatchAnswer> {
  const { learnFromPatch } = await import('#/practice/test-patch/learn-from-patch.ts');
  return learnFromPatch(patch, reading, patchDot(document, patch.site.zone));
}

/** What the client's healed patch says (TP4); null while no reading has measured one. */
export function usePatchLearned(): { readonly reading: TestPatchReading; readonly answer: PatchAnswer } | null {
  const { document } = useCourse();
  const { records } = useClientRecords();
  const found = measuredReading(recordsOf(records, 'testPatch'), recordsOf(records, 'testPatchReading'));
  const dot = found ? patchDot(document, found.patch.site.zone) : null;
  const { data } = useQuery({
    queryKey: ['patch-learned', found?.reading.id, dot],
    queryFn: () => learnFrom(document, found!.patch, found!.reading),
    enabled: found !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return found && data ? { reading: found.reading, answer: data } : null;
}
