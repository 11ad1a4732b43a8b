import { Button } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { PlusIcon, TrashIcon } from '#/ui/icons.tsx';
import { SliderField } from '#/ui/slider-field.tsx';
import { useCourse } from '../../course/course-context.tsx';
import { type CaseDesign, designOf, withDesign } from '../../editor/design-edit.ts';
import { useNumbers } from '../../parts/use-numbers.ts';
import type { DesignTool, TakeUp } from './design-tool.ts';

/** Marks of a design whose size is one length, with the tool that adds one by a tap and the texts of the catalogue. */
const KINDS = {
  keepOuts: { tool: 'keepOut', size: 'radiusMm', least: 1, title: 'marks', lead: 'marksLead', tap: 'tapMark' },
  scars: { tool: 'scar', size: 'widthMm', least: 0.5, title: 'scars', lead: 'scarsLead', tap: 'tapScar' },
} as const;
/** Texts beside a mark and for one more. */
const TEXTS = {
  keepOuts: { size: 'markRadius', remove: 'removeMark', add: 'addMark' },
  scars: { size: 'scarWidth', remove: 'removeScar', add: 'addScar' },
} as const;
type Mark<Kind extends keyof typeof KINDS> = NonNullable<CaseDesign[Kind]>[number];

interface MarkListProps {
  readonly kind: keyof typeof KINDS;
  readonly tool: DesignTool;
  readonly onTool: TakeUp;
}

/** The marks of a kind: the size of each, its removal, and one more. */
export function MarkList({ kind, tool, onTool }: MarkListProps) {
  const { t } = useTranslation();
  const { tenths } = useNumbers();
  const { document, editor } = useCourse();
  const { tool: own, size, least, title, lead, tap } = KINDS[kind];
  const texts = TEXTS[kind];
  const marks = (designOf(document)[kind] ?? []) as readonly Mark<typeof kind>[];
  const adding = tool === own;
  const adder = useRef<HTMLButtonElement>(null);
  const change = (group: string | null, next: (marks: readonly Mark<typeof kind>[]) => readonly object[]): void =>
    editor.edit(group ? { label: own, group } : { label: own }, (current) =>
      withDesign(current, { [kind]: next((designOf(current)[kind] ?? []) as never) }),
    );
  const remove = (index: number): void => {
    change(null, (all) => all.toSpliced(index, 1));
    // The row under the focus goes, and with it the focus would.
    if (index === marks.length - 1) adder.current?.focus();
  };
  return (
    <section className="panel-block" aria-labelledby={`${kind}-title`}>
      <h2 id={`${kind}-title`}>{t(`design.${title}`)}</h2>
      <p className="hint">{t(`design.${adding ? tap : lead}`)}</p>
      <ul className="mark-list">
        {marks.map((mark, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: marks have no identity but their place in the list
          <li key={index}>
            <SliderField
              label={t(`design.${texts.size}`, { n: index + 1 })}
              value={(mark as { radiusMm?: number; widthMm?: number })[size] ?? least}
              min={least}
              max={30}
              step={0.5}
              format={(value) => t('design.mm', { value: tenths(value) })}
              onChange={(value) => change(`size ${index}`, (all) => all.with(index, { ...mark, [size]: value }))}
              onEnd={() => editor.settle()}
            />
            <Button
              variant="subtle"
              color="var(--ink-soft)"
              px="xs"
              aria-label={t(`design.${texts.remove}`, { n: index + 1 })}
              onClick={() => remove(index)}
            >
              <TrashIcon />
            </Button>
          </li>
        ))}
      </ul>
      <Button
        ref={adder}
        variant={adding ? 'filled' : 'default'}
        leftSection={adding ? undefined : <PlusIcon />}
        aria-pressed={adding}
        onClick={(click) => onTool(adding ? 'line' : own, click)}
      >
        {adding ? t('design.stopMark') : t(`design.${texts.add}`)}
      </Button>
    </section>
  );
}
