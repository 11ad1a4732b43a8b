import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCourse } from './course-context.tsx';

/** Speaks up only when the work is not safe on the server. */
export function SaveBanner() {
  const { t, i18n } = useTranslation();
  const { state, reload, keepMine, editor } = useCourse();
  const { save } = state;
  if (save.kind === 'conflict') {
    const parts = new Intl.ListFormat(i18n.language).format(save.parts.map((part) => t(`save.part.${part}`)));
    return (
      <div className="save-banner" role="alert">
        <span>{t('save.conflictText', { parts })}</span>
        <Button size="sm" variant="default" onClick={reload}>
          {t('save.takeSaved')}
        </Button>
        <Button size="sm" variant="default" onClick={keepMine}>
          {t('save.keepMine')}
        </Button>
      </div>
    );
  }
  if (save.kind === 'offline' || save.kind === 'refused') {
    const text = save.kind === 'offline' ? t('save.offlineText') : save.message || t('save.refusedText');
    return (
      <div className="save-banner" role="alert">
        <span>{text}</span>
        <Button size="sm" variant="default" onClick={() => void editor.flush()}>
          {t('save.tryAgain')}
        </Button>
      </div>
    );
  }
  return null;
}
