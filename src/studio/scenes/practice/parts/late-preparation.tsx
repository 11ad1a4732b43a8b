import { type LatePreparation, lineText } from '#/practice/aftercare/programme.ts';
import { phrase as asPhrase } from '#/practice/catalogue/phrase.ts';
import { WarningIcon } from '#/ui/icons.tsx';
import { usePracticeWords } from '../use-practice-words.ts';

interface LateNoticeProps {
  readonly late: LatePreparation | null;
  /** Day of the session. */
  readonly sessionOn: string;
}

/** What of the days before a session can no longer be done, and from which day on all of it could. */
export function LateNotice({ late, sessionOn }: LateNoticeProps) {
  const { language, say, phrase } = usePracticeWords();
  if (!late) return null;
  const intro = asPhrase('aftercare.lateIntro', { sessionOn, preparedFrom: late.preparedFrom });
  return (
    <div className="notice" data-tone="warn" role="status">
      <WarningIcon />
      <div>
        <strong>{say('aftercare.late')}</strong>
        <p>{phrase(intro)}</p>
        <ul>
          {late.lines.map((line) => (
            <li key={line.id}>{lineText(language, line)}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}
