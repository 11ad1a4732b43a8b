import type { Phrase } from '#/practice/catalogue/phrase.ts';
import type { PracticeRecord } from '#/practice/client/practice-record.ts';
import { outsideEnvelope } from '#/practice/consent/bind-consent.ts';
import type {
  ConsentEnvelope,
  ConsentPurpose,
  ConsentRecord,
  ConsentWithdrawal,
} from '#/practice/consent/consent-record.ts';
import type { Protocol } from '#/practice/protocol/protocol.ts';
import { recordsOf } from '#/practice/session/course-records.ts';

export type ConsentState =
  | { readonly state: 'none' }
  | { readonly state: 'withdrawn'; readonly consent: ConsentRecord; readonly withdrawal: ConsentWithdrawal }
  | { readonly state: 'signed'; readonly consent: ConsentRecord }
  /** Signed, but the plan has left what was signed (CN4). */
  | { readonly state: 'void'; readonly consent: ConsentRecord; readonly because: readonly Phrase[] };

/** How a consent of one purpose stands: the newest one, taken back or not, against the plan as it is now. */
export function consentState(
  ofCourse: readonly PracticeRecord[],
  purpose: ConsentPurpose,
  now: ConsentEnvelope,
  protocol: Protocol,
): ConsentState {
  const consent = recordsOf(ofCourse, 'consent')
    .filter((record) => record.purpose === purpose)
    .at(-1);
  if (!consent) return { state: 'none' };
  const withdrawal = recordsOf(ofCourse, 'consentWithdrawal').find(({ consentId }) => consentId === consent.id);
  if (withdrawal) return { state: 'withdrawn', consent, withdrawal };
  const because = purpose === 'treatment' ? outsideEnvelope(consent.content.envelope, now, protocol) : [];
  return because.length > 0 ? { state: 'void', consent, because } : { state: 'signed', consent };
}
