import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { FileIcon } from '#/ui/icons.tsx';
import { useCourse } from '../../../course/course-context.tsx';
import { practiceApi } from '../../../practice-api.ts';
import { offerFile } from '../parts/offer-file.ts';
import { usePracticeWords } from '../use-practice-words.ts';
import type { ScreeningView } from './use-screening.ts';

/** The printed letter to a doctor, as soon as a finding asks for one. */
export function ReferralLetter({ view }: { readonly view: ScreeningView }) {
  const { t } = useTranslation();
  const { language } = usePracticeWords();
  const { clientId } = useCourse();
  const make = useMutation({
    mutationFn: async () => {
      const answers = { ...view.answers, on: view.on };
      offerFile(await practiceApi.referralLetter({ clientId: clientId!, answers, language }), 'letter.pdf');
    },
  });
  const asks = view.screening.findings.some(({ action, before }) => action === 'askDoctor' || before === 'askDoctor');
  if (!asks) return null;
  return (
    <div className="screen-letter">
      <Button
        variant="default"
        size="md"
        leftSection={<FileIcon size={18} />}
        disabled={!clientId}
        loading={make.isPending}
        onClick={() => make.mutate()}
      >
        {t('screen.letter')}
      </Button>
      {!clientId && <p className="hint">{t('practice.needsClient')}</p>}
      {make.error && (
        <p className="notice" data-tone="stop" role="alert">
          {t('screen.letterMade', { message: make.error.message || t('practice.noServer') })}
        </p>
      )}
    </div>
  );
}
