import { Tooltip, UnstyledButton } from '@mantine/core';
import type { EvidenceCode } from '#/base/evidence.ts';
import './evidence-badge.css';

export interface EvidenceBadgeProps {
  readonly code: EvidenceCode;
  /** What the code stands for, in the reader's language. */
  readonly meaning: string;
  /** Where this very number comes from. */
  readonly note?: string | undefined;
}

/** The strength of evidence of the number beside it; its source on hover, focus or touch. */
export function EvidenceBadge({ code, meaning, note }: EvidenceBadgeProps) {
  const label = note ? `${meaning}. ${note}` : meaning;
  return (
    <Tooltip label={label} multiline w={280} events={{ hover: true, focus: true, touch: true }} withArrow>
      <UnstyledButton className="evidence-badge" data-code={code} aria-label={`${code}: ${label}`}>
        {code}
      </UnstyledButton>
    </Tooltip>
  );
}
