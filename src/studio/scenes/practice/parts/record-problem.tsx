import { useTranslation } from 'react-i18next';
import { StopIcon } from '#/ui/icons.tsx';

/** Why a record was not taken, in the server's own sentence. */
export function RecordProblem({ error }: { readonly error: Error | null }) {
  const { t } = useTranslation();
  if (!error) return null;
  return (
    <div className="notice" data-tone="stop" role="alert">
      <StopIcon />
      <span>{t('practice.notRecorded', { message: error.message || t('practice.noServer') })}</span>
    </div>
  );
}
