import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type InkBottleBody, type InkBottleCard, inkBottleBodySchema } from '#/contract/api-ink.ts';
import { remember, remembered } from '../parts/browser-storage.ts';
import { practiceApi } from '../practice-api.ts';
import { inkApi } from './ink-api.ts';

const EMPTY: InkBottleBody = {
  what: 'ink',
  brand: '',
  shade: '',
  batch: '',
  expiry: '',
  openedOn: null,
  useWithinDaysOfOpening: null,
  responsiblePerson: '',
  tattooStatementSeen: false,
  ingredients: '',
  containsNickel: false,
  containsChromiumVi: false,
  sterile: false,
  labelFileId: null,
};
const DRAFT = 'whorl:bottle-draft';

/** A bottle while it is written down; of a new one this browser remembers what is half typed. */
export function useBottle(card: InkBottleCard | null, onDone: () => void) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [bottle, setBottle] = useState<InkBottleBody>(() => card?.bottle ?? readDraft());
  const [label, setLabel] = useState<File | null>(null);
  const [wrong, setWrong] = useState<ReadonlyMap<string, string>>(new Map());
  const set = (next: InkBottleBody): void => {
    setBottle(next);
    if (!card) remember(DRAFT, JSON.stringify(next));
  };
  const setMix = (mix: InkBottleBody['mix']): void => {
    const { mix: _, ...rest } = bottle;
    set(mix ? { ...rest, mix } : rest);
  };
  const save = useMutation({
    mutationFn: async (body: InkBottleBody) => {
      const file = label ? await practiceApi.addFile(label, {}) : null;
      const whole = { ...body, labelFileId: file?.id ?? body.labelFileId };
      return card ? inkApi.saveBottle(card.id, card.version, whole) : inkApi.addBottle(crypto.randomUUID(), whole);
    },
    onSuccess: async () => {
      if (!card) remember(DRAFT, null);
      await queries.invalidateQueries({ queryKey: ['ink'] });
      onDone();
    },
  });
  const send = (): void => {
    const parsed = inkBottleBodySchema.safeParse(bottle);
    if (parsed.success) save.mutate(parsed.data);
    else setWrong(new Map(parsed.error.issues.map(({ path }) => [path.join('.'), t(whatIsWrong(bottle, path))])));
  };
  const change = (part: Partial<InkBottleBody>): void => set({ ...bottle, ...part });
  return { bottle, change, setMix, label, setLabel, wrong, send, isSaving: save.isPending, problem: save.error };
}

function whatIsWrong(bottle: InkBottleBody, path: readonly PropertyKey[]) {
  const value = path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], bottle);
  const isMissing = value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
  return isMissing ? 'clients.wrong.missing' : 'clients.wrong.invalid';
}

function readDraft(): InkBottleBody {
  try {
    return { ...EMPTY, ...(JSON.parse(remembered(DRAFT) ?? '{}') as Partial<InkBottleBody>) };
  } catch {
    return EMPTY;
  }
}
