import { Center, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Stands in for a page or a step that is being loaded. */
export function Waiting() {
  const { t } = useTranslation();
  return (
    <Center h="100%">
      <Loader aria-label={t('common.loading')} />
    </Center>
  );
}
