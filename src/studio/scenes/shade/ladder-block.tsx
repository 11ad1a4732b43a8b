import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ShadeNote } from '#/engine/skin/shade-notes.ts';
import { CheckIcon, WarningIcon } from '#/ui/icons.tsx';
import { useCourse } from '../../course/course-context.tsx';
import { shadeOf, withShade } from '../../editor/shade-edit.ts';
import { useNumbers } from '../../parts/use-numbers.ts';
import { usePlanner } from '../../planner/planner-context.tsx';
import type { ShadeRung, ShadeSwatch } from '../../planner/shade-ladder.ts';
import { useShadeWords } from './use-shade-words.ts';

/** All dilutions, lightest first, with what each looks like on this skin; a tap chooses one. */
export function LadderBlock() {
  const { t } = useTranslation();
  const say = useShadeWords();
  const { ladder, shades } = usePlanner();
  const { document, editor } = useCourse();
  if (!ladder || !shades) return null;
  const given = shadeOf(document).shade?.dilution;
  const planned = shades[0];
  const closest = ladder.rungs.toSorted((a, b) => a.dE00.p50 - b.dE00.p50)[0];
  // What holds for every rung is said once.
  const common = ladder.rungs[0]?.warnings.filter((note) =>
    ladder.rungs.every((rung) => rung.warnings.some((other) => isSame(note, other))),
  );
  const widest = Math.max(...ladder.rungs.map((rung) => rung.dE00.p90));
  const choose = (dilution: number | undefined): void =>
    editor.edit({ label: 'shade' }, (current) => withShade(current, { dilution, own: undefined }));
  return (
    <section className="panel-block" aria-labelledby="ladder-title">
      <h2 id="ladder-title">{t('shade.ladder')}</h2>
      <p className="hint">{t('shade.ladderHint')}</p>
      <div className="ladder-head" aria-hidden="true">
        <span>{t('shade.dilution')}</span>
        <span>{t('shade.fresh')}</span>
        <span>{t('shade.healed')}</span>
        <span>{t('shade.years')}</span>
        <span>ΔE</span>
      </div>
      <ul className="ladder">
        {ladder.rungs.map((rung) => (
          <li key={rung.dilution}>
            <Rung
              rung={rung}
              skin={ladder.skinHex}
              isChosen={rung.dilution === planned?.dilution}
              isClosest={rung === closest}
              widest={widest}
              warnings={rung.warnings.filter((note) => !common?.some((other) => isSame(note, other)))}
              onChoose={() => choose(rung.dilution)}
            />
          </li>
        ))}
      </ul>
      {common?.map((note) => (
        <p key={note.code} className="rung-warning">
          <WarningIcon size={15} /> {say(note)}
        </p>
      ))}
      {given !== undefined && (
        <Button variant="subtle" size="sm" onClick={() => choose(undefined)}>
          {t('shade.chooseClosest')}
        </Button>
      )}
    </section>
  );
}

/** The same sentence: code and numbers. */
function isSame(a: ShadeNote, b: ShadeNote): boolean {
  return a.code === b.code && Object.entries(a.values).every(([name, value]) => b.values[name] === value);
}

interface RungProps {
  readonly rung: ShadeRung;
  readonly skin: string;
  readonly isChosen: boolean;
  readonly isClosest: boolean;
  /** Largest colour difference of the ladder: full width of the bars. */
  readonly widest: number;
  readonly warnings: readonly ShadeNote[];
  readonly onChoose: () => void;
}

function Rung({ rung, skin, isChosen, isClosest, widest, warnings, onChoose }: RungProps) {
  const { t } = useTranslation();
  const { tenths, whole } = useNumbers();
  const say = useShadeWords();
  const { p10, p50, p90 } = rung.dE00;
  const label = t('shade.rung', { dilution: rung.dilution, dE: tenths(p50) });
  return (
    <button type="button" className="rung" aria-pressed={isChosen} aria-label={label} onClick={onChoose}>
      <span className="rung-name">
        {rung.dilution}:1
        {isClosest && <em>{t('shade.closest')}</em>}
      </span>
      <Patch skin={skin} swatch={rung.fresh} grow={1.5} />
      <Patch skin={skin} swatch={rung.healed} grow={1} />
      <Patch skin={skin} swatch={rung.years} grow={1.15} />
      <span className="rung-error">
        {isChosen && <CheckIcon size={16} />}
        {tenths(p50)}
        <small>
          {whole(p10)}–{whole(p90)}
        </small>
      </span>
      <DoubtBar p10={p10} p50={p50} p90={p90} widest={widest} />
      {warnings.length > 0 && (
        <span className="rung-warning">
          <WarningIcon size={15} /> {warnings.map(say).join(' ')}
        </span>
      )}
    </button>
  );
}

/** From the 10th to the 90th percentile of the colour difference, with its median. */
function DoubtBar({ p10, p50, p90, widest }: Readonly<Record<'p10' | 'p50' | 'p90' | 'widest', number>>) {
  const x = (value: number): number => (100 * value) / widest;
  return (
    <svg className="doubt-bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
      <rect className="doubt-track" y="2" width="100" height="2" />
      <rect className="doubt-range" x={x(p10)} y="1" width={Math.max(1, x(p90) - x(p10))} height="4" />
      <rect className="doubt-middle" x={Math.max(0, x(p50) - 0.5)} width="1" height="6" />
    </svg>
  );
}

/** A shaken hexagonal pattern of 115 dots per cm2 on 8 mm x 5 mm of skin; drawn with x 9 magnification. */
const DOTS = Array.from({ length: 46 }, (_, k) => {
  const row = Math.floor(k / 8);
  const shake = (n: number): number => (((Math.sin(n * 127.1 + 31.7) * 43758.5453) % 1) + 1) % 1;
  return [((k % 8) + 0.5 * (row % 2) + 0.35 * shake(k)) * 9 + 1, (row + 0.3 * shake(k + 99)) * 8 + 2] as const;
});

function Patch({ skin, swatch, grow }: { readonly skin: string; readonly swatch: ShadeSwatch; readonly grow: number }) {
  return (
    <svg className="rung-patch" viewBox="0 0 72 46" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <rect width="36" height="46" fill={swatch.field} />
      <rect x="36" width="36" height="46" fill={skin} />
      {DOTS.filter(([x]) => x > 36).map(([x, y]) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r={0.95 * grow} fill={swatch.dot} />
      ))}
    </svg>
  );
}
