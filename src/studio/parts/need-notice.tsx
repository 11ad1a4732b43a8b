import { Center, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCourse } from '../course/course-context.tsx';
import type { SceneNeed } from '../scenes/scene.ts';
import { LinkButton } from './link-button.tsx';

const STEP_OF: Readonly<Record<SceneNeed, string>> = { photo: 'photo', head: 'landmarks' };

/** What stands in place of a step that cannot work yet. */
export function NeedNotice({ need }: { readonly need: SceneNeed }) {
  const { t } = useTranslation();
  const { editor } = useCourse();
  const name = need === 'photo' ? 'Photo' : 'Head';
  return (
    <Center h="100%" p="lg">
      <Stack align="center" maw={420}>
        <Title order={1} size="h3">
          {t('need.title')}
        </Title>
        <Text ta="center">{t(`need.${need}`)}</Text>
        <LinkButton
          to="/courses/$courseId/$step"
          params={{ courseId: editor.courseId, step: STEP_OF[need] }}
          search={true}
        >
          {t(`need.to${name}`)}
        </LinkButton>
      </Stack>
    </Center>
  );
}
