import { useTranslation } from 'react-i18next';
import type { Sourced } from '#/base/evidence.ts';
import { EvidenceBadge } from '#/ui/evidence-badge.tsx';

/** The evidence of a default as a badge, in the reader's language. */
export function Evidence({ of }: { readonly of: Pick<Sourced<unknown>, 'evidence' | 'note'> }) {
  const { t } = useTranslation();
  return <EvidenceBadge code={of.evidence} meaning={t(`evidence.${of.evidence}`)} note={of.note} />;
}
