import { Button } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { WarningIcon } from '#/ui/icons.tsx';
import { serverAnswers } from '../ask-when-back.ts';
import { LinkButton } from './link-button.tsx';

/** What browsers say of a part of the program that they could not load. */
const NOT_LOADED = /import|module|preload/i;

/** In place of a page that could not be drawn. */
export function BrokenPage(props: ErrorComponentProps) {
  return (
    <main className="shell-page">
      <BrokenNotice {...props} />
    </main>
  );
}

/** Why something could not be drawn, in one sentence, and a way on. */
export function BrokenNotice({ error }: ErrorComponentProps) {
  const { t } = useTranslation();
  // Without the server there would be no page left to try again from.
  const retry = async (): Promise<void> => {
    if (await serverAnswers()) window.location.reload();
  };
  return (
    <div className="notice" data-tone="stop" role="alert">
      <WarningIcon />
      <span>{t(NOT_LOADED.test(String(error)) ? 'courses.noServer' : 'problems.internal')}</span>
      <Button size="sm" variant="default" onClick={() => void retry()}>
        {t('save.tryAgain')}
      </Button>
      <LinkButton size="sm" variant="subtle" to="/">
        {t('course.toList')}
      </LinkButton>
    </div>
  );
}
