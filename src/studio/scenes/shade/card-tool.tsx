import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mapTuple } from '#/base/map-tuple.ts';
import type { Photo } from '#/contract/api-photos.ts';
import { type CardCorners, cardPlaces } from '#/engine/imaging/card-from-photo.ts';
import { WarningIcon } from '#/ui/icons.tsx';
import type { HandlePhase } from '../../canvas/handle-phase.ts';
import { heldPoint, tenthOfPixel } from '../../canvas/held-point.ts';
import { PhotoHandle } from '../../canvas/photo-handle.tsx';
import { useStage } from '../../canvas/stage-context.ts';
import type { Point } from '../../canvas/stage-view.ts';
import { useCourse } from '../../course/course-context.tsx';
import { shadeOf, withSkin } from '../../editor/shade-edit.ts';
import { usePlanner } from '../../planner/planner-context.tsx';
import { useShownPhoto } from '../../planner/use-shown-photo.ts';
import { usePracticeWords } from '../practice/use-practice-words.ts';
import { lookForCard } from './look-for-card.ts';

/** In the order of the case file. */
const CORNERS = ['darkSkin', 'bluishGreen', 'black', 'white'] as const;
/** Where the card is put first, as shares of the photo: below the face, in the card's own proportions. */
const START = { left: 0.3, right: 0.7, middle: 0.8, rowsPerColumn: 3 / 5 };

/** Finds a 24-patch colour card in the photo, or has it marked by hand, and says when it cannot be read. */
export function CardBlock() {
  const { t } = useTranslation();
  const { say } = usePracticeWords();
  const { document, editor } = useCourse();
  const { skin } = usePlanner();
  const { photo } = useShownPhoto();
  const card = shadeOf(document).skin?.card;
  const set = (corners: CardCorners | undefined): void => {
    editor.edit({ label: 'skin' }, (current) => withSkin(current, { card: corners && cardOf(corners) }));
  };
  const start = (): void => {
    if (!photo) return;
    const [left, right] = [START.left * photo.widthPx, START.right * photo.widthPx];
    const half = ((right - left) * START.rowsPerColumn) / 2;
    const middle = Math.min(START.middle * photo.heightPx, photo.heightPx - half - 1);
    set([
      [left, middle - half],
      [right, middle - half],
      [right, middle + half],
      [left, middle + half],
    ]);
  };
  const { search, find } = useCardSearch(set);
  if (!card) {
    return (
      <>
        <div className="button-row">
          <Button
            variant="default"
            disabled={!photo}
            loading={search === 'looking'}
            onClick={() => photo && void find(photo)}
          >
            {t('shade.cardFind')}
          </Button>
          <Button variant="subtle" disabled={!photo || search === 'looking'} onClick={start}>
            {t('shade.cardAdd')}
          </Button>
        </div>
        {search === 'none' && (
          <p className="rung-warning" role="status">
            <WarningIcon size={15} /> {t('shade.cardNotFound')}
          </p>
        )}
      </>
    );
  }
  return (
    <>
      <p className="hint">{t('shade.cardHint')}</p>
      {skin?.cardProblem && (
        <p className="rung-warning">
          <WarningIcon size={15} /> {say(`IM04.${skin.cardProblem}.why`)} {say(`IM04.${skin.cardProblem}.todo`)}
        </p>
      )}
      <Button variant="default" onClick={() => set(undefined)}>
        {t('shade.cardRemove')}
      </Button>
    </>
  );
}

/** A search that ends with the tool: whoever leaves the step waits for no card and gets none set. */
function useCardSearch(onFound: (corners: CardCorners) => void) {
  const [search, setSearch] = useState<'idle' | 'looking' | 'none'>('idle');
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const find = async (photo: Photo): Promise<void> => {
    const own = new AbortController();
    running.current = own;
    setSearch('looking');
    const corners = await lookForCard(photo, own.signal);
    if (own.signal.aborted) return;
    setSearch(corners ? 'idle' : 'none');
    if (corners) onFound(corners);
  };
  return { search, find };
}

/** The corners as handles and the places that are read. */
export function CardMarks() {
  const { t } = useTranslation();
  const stage = useStage();
  const { document, editor } = useCourse();
  const corners = shadeOf(document).skin?.card?.corners;
  if (!corners) return null;
  const move = (moved: number) => (to: Point, phase: HandlePhase) => {
    if (phase !== 'start' && phase !== 'cancel') {
      const at = heldPoint(to, stage.photo);
      const next = mapTuple(corners, (corner, n) => (n === moved ? at : corner));
      editor.edit({ label: 'skin', group: 'card' }, (current) => withSkin(current, { card: cardOf(next) }));
    }
    if (phase === 'end') editor.settle();
  };
  return (
    <g>
      {cardPlaces(corners).map(({ at, radiusPx }, n) => {
        const [cx, cy] = stage.toScreen(at);
        // biome-ignore lint/suspicious/noArrayIndexKey: the patches of a card keep their order
        return <circle key={n} className="card-place" cx={cx} cy={cy} r={Math.abs(radiusPx * stage.view.scale)} />;
      })}
      {CORNERS.map((name, n) => (
        <PhotoHandle
          key={name}
          at={corners[n]!}
          tone="line"
          label={t('shade.cardCorner', { patch: t(`shade.cardPatch.${name}`) })}
          onMove={move(n)}
        />
      ))}
      {CORNERS.map((name, n) => {
        const [x, y] = stage.toScreen(corners[n]!);
        return (
          <text key={name} className="sample-label" x={x} y={y + (n < 2 ? -16 : 26)}>
            {t(`shade.cardPatch.${name}`)}
          </text>
        );
      })}
    </g>
  );
}

function cardOf(corners: CardCorners): { corners: [Pair, Pair, Pair, Pair] } {
  return { corners: mapTuple(corners, tenthOfPixel) };
}

type Pair = [number, number];
