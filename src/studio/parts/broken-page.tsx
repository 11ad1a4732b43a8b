import { Button } from '@mantine/core';
import type { ErrorComponentProps } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { WarningIcon } from '#/ui/icons.tsx';
import { LinkButton } from './link-button.tsx';

/** What browsers say of a part of the program that they could not load. */
const NOT_LOADED = /import|module|preload/i;

/** In place of a page that could not be drawn: why in one sentence, and a way on. */
export function BrokenPage({ error }: ErrorComponentProps) {
  const { t } = useTranslation();
  return (
    <main className="shell-page">
      <div className="notice" data-tone="stop" role="alert">
        <WarningIcon />
        <span>{t(NOT_LOADED.test(String(error)) ? 'courses.noServer' : 'problems.internal')}</span>
        <Button size="sm" variant="default" onClick={() => window.location.reload()}>
          {t('save.tryAgain')}
        </Button>
        <LinkButton size="sm" variant="subtle" to="/">
          {t('course.toList')}
        </LinkButton>
      </div>
    </main>
  );
}
