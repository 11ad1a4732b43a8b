import { Center, Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LinkButton } from './link-button.tsx';

export function LostPage() {
  const { t } = useTranslation();
  return (
    <Center h="100%" component="main">
      <Stack align="center">
        <Title order={1} size="h3">
          {t('lost.title')}
        </Title>
        <LinkButton to="/">{t('course.toList')}</LinkButton>
      </Stack>
    </Center>
  );
}
