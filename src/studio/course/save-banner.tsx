import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCourse } from './course-context.tsx';

/** Speaks up only when the work is not safe on the server. */
export function SaveBanner() {
  const { t } = useTranslation();
  const { state, reload, keepMine, editor } = useCourse();
  const { state: save, message } = state.save;
  if (save === 'conflict') {
    return (
      <div className="save-banner" role="alert">
        <span>{t('save.conflictText')}</span>
        <Button size="sm" variant="default" onClick={reload}>
          {t('save.takeSaved')}
        </Button>
        <Button size="sm" variant="default" onClick={keepMine}>
          {t('save.keepMine')}
        </Button>
      </div>
    );
  }
  if (save === 'offline' || save === 'refused') {
    return (
      <div className="save-banner" role="alert">
        <span>{save === 'offline' ? t('save.offlineText') : message || t('save.refusedText')}</span>
        <Button size="sm" variant="default" onClick={() => void editor.flush()}>
          {t('save.tryAgain')}
        </Button>
      </div>
    );
  }
  return null;
}
