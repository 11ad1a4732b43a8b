import type { ConsentRecord, ConsentWithdrawal } from '../consent/consent-record.ts';
import type { CourseMoveRecord, CourseRecord } from '../course/course.ts';
import type { CheckInRecord, GateOverrideRecord, SignResolutionRecord } from '../healing/check-in.ts';
import type { ScreeningRecord } from '../screening/screening-record.ts';
import type { SessionRecord, SessionReviewRecord } from '../session/session-record.ts';
import type { TestPatchReading, TestPatchRecord } from '../test-patch/test-patch-record.ts';
import type { FollowUpRecord } from '../touch-up/follow-up-record.ts';
import type { Correction } from './client.ts';

/** Every record that belongs to one client, told apart by `kind`; each is written once. */
export type PracticeRecord =
  | ScreeningRecord
  | TestPatchRecord
  | TestPatchReading
  | CourseRecord
  | CourseMoveRecord
  | ConsentRecord
  | ConsentWithdrawal
  | SessionRecord
  | SessionReviewRecord
  | CheckInRecord
  | SignResolutionRecord
  | GateOverrideRecord
  | FollowUpRecord
  | Correction;
