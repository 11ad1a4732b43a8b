import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { InkBottleCard } from '#/contract/api-ink.ts';
import type { CaseFile } from '#/contract/case-file.ts';
import { CheckIcon } from '#/ui/icons.tsx';
import { useCourse } from '../../course/course-context.tsx';
import { shadeOf, withShade } from '../../editor/shade-edit.ts';
import { inkApi } from '../../ink/ink-api.ts';

type OwnShade = NonNullable<NonNullable<CaseFile['shade']>['own']>;

/** The studio's own shades: bottles on the shelf that say what is mixed in them. A tap plans with one, another lets Whorl choose. */
export function OwnShadesBlock() {
  const { t } = useTranslation();
  const { document, editor } = useCourse();
  const bottles = useQuery({ queryKey: ['ink', ''], queryFn: () => inkApi.bottles('') });
  const chosen = shadeOf(document).shade?.own;
  const shades = [
    ...new Map([...(chosen ? [chosen] : []), ...(bottles.data ?? []).flatMap(ownShade)].map(named)).values(),
  ];
  if (shades.length === 0) return null;
  const choose = (own: OwnShade | undefined): void => {
    editor.edit({ label: 'shade' }, (current) => withShade(current, own ? { own, dilution: undefined } : { own }));
  };
  return (
    <section className="panel-block" aria-labelledby="own-shades-title">
      <h2 id="own-shades-title">{t('shade.own')}</h2>
      <p className="hint">{t('shade.ownHint')}</p>
      <div className="button-row">
        {shades
          .toSorted((a, b) => b.dilution - a.dilution)
          .map((shade) => {
            const isChosen = chosen !== undefined && nameOf(shade) === nameOf(chosen);
            return (
              <Button
                key={nameOf(shade)}
                variant={isChosen ? 'filled' : 'default'}
                aria-pressed={isChosen}
                leftSection={isChosen ? <CheckIcon size={16} /> : undefined}
                onClick={() => choose(isChosen ? undefined : shade)}
              >
                {`${nameOf(shade)} · ${shade.dilution}:1`}
              </Button>
            );
          })}
      </div>
    </section>
  );
}

function ownShade({ bottle }: InkBottleCard): OwnShade[] {
  if (bottle.what !== 'ink' || !bottle.mix) return [];
  return [{ name: `${bottle.brand} ${bottle.shade}`.trim(), ...bottle.mix }];
}

function nameOf({ name, number }: OwnShade): string {
  return number === undefined ? name : `${name} ${number}`;
}

function named(shade: OwnShade): readonly [string, OwnShade] {
  return [nameOf(shade), shade];
}
