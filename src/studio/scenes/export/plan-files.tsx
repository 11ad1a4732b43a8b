import { useTranslation } from 'react-i18next';
import type { Plan } from '#/contract/api-plans.ts';
import { DownloadIcon, FileIcon } from '#/ui/icons.tsx';
import { type Numbers, useNumbers } from '../../parts/use-numbers.ts';

type PlanFile = Plan['files'][number];

/** Catalogue keys of the sheets, in the order shown. */
const SHEETS: Readonly<Record<string, string>> = {
  'plan.pdf': 'plan',
  'stencil.svg': 'stencil',
  'course.ics': 'calendar',
  'dots.csv': 'dots',
  'plan.whorl.json': 'planFile',
};

/** Everything that was made: sheets as cards, pictures as a strip. `dated`: the plan's sessions have their days. */
export function PlanFiles({ files, dated }: { readonly files: readonly PlanFile[]; readonly dated: boolean }) {
  const { t } = useTranslation();
  const isPicture = (file: PlanFile): boolean => file.mediaType.startsWith('image/') && !file.name.endsWith('.svg');
  const sheets = files.filter((file) => !isPicture(file)).toSorted((a, b) => rank(a) - rank(b));
  const pictures = files.filter(isPicture);
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
              <a href={file.url} download aria-label={t('export.download', { name: file.name })}>
                <img src={file.url} alt="" loading="lazy" />
                <span>{shortName(file.name)}</span>
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

function shortName(name: string): string {
  return (name.split('/').at(-1) ?? name).replace(/\.[a-z]+$/, '').replaceAll('-', ' ');
}

function sizeText(bytes: number, { whole, tenths }: Numbers): string {
  if (bytes < 1_000_000) return `${whole(Math.max(1, bytes / 1000))} kB`;
  return `${tenths(bytes / 1_000_000)} MB`;
}
