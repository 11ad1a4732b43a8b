import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { RecordProblem } from './record-problem.tsx';

export interface AnswerWaysProps {
  /** What the main button does, in its words. */
  readonly label: string;
  readonly color?: string;
  readonly isReady: boolean;
  readonly isSending?: boolean;
  readonly error?: Error | null;
  onSend(): void;
  onCancel(): void;
}

/** The foot of an answer form: do it or leave it, and why the server refused it. */
export function AnswerWays({
  label,
  color,
  isReady,
  isSending = false,
  error = null,
  onSend,
  onCancel,
}: AnswerWaysProps) {
  const { t } = useTranslation();
  return (
    <>
      <div className="picks">
        <Button {...(color ? { color } : {})} disabled={!isReady} loading={isSending} onClick={onSend}>
          {label}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {t('practice.cancel')}
        </Button>
      </div>
      <RecordProblem error={error} />
    </>
  );
}
