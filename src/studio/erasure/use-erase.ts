import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Erasure } from '#/contract/api-erasure.ts';
import { useToast } from '#/ui/toast.tsx';
import { keepDraft } from '../course/draft-storage.ts';
import { type ErasureSubject, erasureApi } from './erasure-api.ts';

/** Erases what was foreseen, then forgets it in this browser: drafts and every answer that was kept. */
export function useErase(subject: ErasureSubject, erasure: Erasure, after: () => unknown) {
  const { t } = useTranslation();
  const toast = useToast();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (typed: string) => erasureApi.erase(subject, typed, erasure.held?.until),
    onSuccess: async ({ courseIds, finished }) => {
      for (const id of courseIds) keepDraft(id, null);
      await after();
      queries.removeQueries({ type: 'inactive' });
      // Not what was foreseen of it: the panel may still stand, and nothing is there to ask about.
      await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'erasure' });
      const text = t(finished ? 'erase.done' : 'erase.unfinished', { name: erasure.name });
      toast({ text, closeLabel: t('common.close') });
    },
  });
}
