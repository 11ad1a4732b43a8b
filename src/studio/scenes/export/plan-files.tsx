import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Plan } from '#/contract/api-plans.ts';
import { previewStates } from '#/engine/preview/preview-states.ts';
import { DownloadIcon, FileIcon } from '#/ui/icons.tsx';
import { type Numbers, useNumbers } from '../../parts/use-numbers.ts';
import { stateWords } from '../preview/state-words.ts';

type PlanFile = Plan['files'][number];

/** Catalogue keys of the sheets, in the order shown. */
const SHEETS: Readonly<Record<string, string>> = {
  'plan.pdf': 'plan',
  'stencil.svg': 'stencil',
  'course.ics': 'calendar',
  'dots.csv': 'dots',
  'plan.whorl.json': 'planFile',
};

/** Where the pictures of the course's states lie, numbered in their order. */
const STATES = 'preview/';
const MOST_SESSIONS = 5;

/** Everything that was made: sheets as cards, pictures as a strip. `dated`: the plan's sessions have their days. */
export function PlanFiles({ files, dated }: { readonly files: readonly PlanFile[]; readonly dated: boolean }) {
  const { t } = useTranslation();
  const isPicture = (file: PlanFile): boolean => file.mediaType.startsWith('image/') && !file.name.endsWith('.svg');
  const sheets = files.filter((file) => !isPicture(file)).toSorted((a, b) => rank(a) - rank(b));
  const pictures = files.filter(isPicture).toSorted(inTime);
  return (
    <>
      <section className="panel-block" aria-labelledby="sheets-title">
        <h2 id="sheets-title">{t('export.sheets')}</h2>
        <ul className="sheet-list">
          {sheets.map((file) => (
            <li key={file.name}>
              <SheetCard file={file} />
            </li>
          ))}
        </ul>
        {!dated && <p className="hint">{t('export.noCalendar')}</p>}
      </section>
      <section className="panel-block" aria-labelledby="pictures-title">
        <h2 id="pictures-title">{t('export.pictures')}</h2>
        <p className="hint">{t('export.caption')}</p>
        <ul className="picture-list">
          {pictures.map((file) => (
            <li key={file.name}>
              <a href={file.url} download aria-label={t('export.download', { name: pictureName(t, file.name) })}>
                <img src={file.url} alt="" loading="lazy" data-drawing={!file.name.startsWith(STATES) || undefined} />
                <span>{pictureName(t, file.name)}</span>
              </a>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function SheetCard({ file }: { readonly file: PlanFile }) {
  const { t } = useTranslation();
  const numbers = useNumbers();
  const kind = SHEETS[file.name];
  return (
    <a className="sheet" href={file.url} download>
      <FileIcon size={26} />
      <span>
        <strong>{kind ? t(`export.kinds.${kind}.name`) : file.name}</strong>
        <small>
          {kind && `${t(`export.kinds.${kind}.what`)} · `}
          {file.name}, {sizeText(file.bytes, numbers)}
        </small>
      </span>
      <DownloadIcon />
    </a>
  );
}

function rank(file: PlanFile): number {
  const place = Object.keys(SHEETS).indexOf(file.name);
  return place < 0 ? Number.MAX_SAFE_INTEGER : place;
}

/** The states of the course as they follow on each other, then what may come after all of them. */
function inTime(a: PlanFile, b: PlanFile): number {
  const late = (file: PlanFile): number => (file.name.startsWith(STATES) ? 0 : 1);
  return late(a) - late(b) || (a.name < b.name ? -1 : 1);
}

/** What a picture shows, in words. Ids of states are the same whatever the number of sessions. */
function pictureName(t: TFunction, file: string): string {
  const id = file.slice(STATES.length).replace(/^\d+-|\.png$/g, '');
  const state = previewStates(MOST_SESSIONS).find((each) => each.id === id);
  if (file.startsWith(STATES) && state) return stateWords(t, state, 'states');
  return file === 'later-loss.png' ? t('preview.later') : file;
}

function sizeText(bytes: number, { whole, tenths }: Numbers): string {
  if (bytes < 1_000_000) return `${whole(Math.max(1, bytes / 1000))} kB`;
  return `${tenths(bytes / 1_000_000)} MB`;
}
