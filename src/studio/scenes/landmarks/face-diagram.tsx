import type { LandmarkName } from '#/engine/scalp/landmarks.ts';

/** Where each landmark lies on the example face below; the person's right is on the left of the drawing. */
const PLACES: Readonly<Record<LandmarkName, readonly [number, number]>> = {
  glabella: [100, 98],
  nasion: [100, 108],
  exocanthion_right: [57, 113],
  exocanthion_left: [143, 113],
  endocanthion_right: [83, 114],
  endocanthion_left: [117, 114],
  pupil_right: [70, 112],
  pupil_left: [130, 112],
  subnasale: [100, 152],
  menton: [100, 213],
  tragion_right: [32, 124],
  tragion_left: [168, 124],
  silhouette_top: [100, 12],
  silhouette_right: [29, 76],
  silhouette_left: [171, 76],
};

/** An example face drawn for this page, with the points of a guided tap; the current one stands out. */
export function FaceDiagram({
  current,
  done,
}: {
  readonly current: LandmarkName | null;
  readonly done: ReadonlySet<string>;
}) {
  const names = Object.keys(PLACES) as LandmarkName[];
  return (
    <svg className="face-diagram" viewBox="0 0 200 230" aria-hidden="true">
      <g className="face-lines">
        <path d="M100 12C58 12 30 42 29 80c0 16 2 30 5 46 3 18 8 40 20 56 12 17 28 31 46 31s34-14 46-31c12-16 17-38 20-56 3-16 5-30 5-46-1-38-29-68-71-68Z" />
        <path d="M33 112c-8-5-13 1-12 11 1 11 5 21 10 25 4 2 7 0 7-5" />
        <path d="M167 112c8-5 13 1 12 11-1 11-5 21-10 25-4 2-7 0-7-5" />
        <path d="M52 97c9-7 24-8 34-3M148 97c-9-7-24-8-34-3" />
        <path d="M57 113c6-7 20-8 26 1-7 6-20 6-26-1ZM143 113c-6-7-20-8-26 1 7 6 20 6 26-1Z" />
        <path d="M94 118c-1 10-8 22-8 27 0 6 8 7 14 7s14-1 14-7c0-5-7-17-8-27" />
        <path d="M78 176c8-4 14-5 22-3 8-2 14-1 22 3-8 6-14 8-22 8s-14-2-22-8Z" />
      </g>
      <g className="face-eyes">
        <circle cx="70" cy="112" r="4" />
        <circle cx="130" cy="112" r="4" />
      </g>
      {names.map((name) => {
        const [cx, cy] = PLACES[name];
        const state = name === current ? 'current' : done.has(name) ? 'done' : 'open';
        return (
          <circle key={name} className="face-point" data-state={state} cx={cx} cy={cy} r={name === current ? 6 : 2.6} />
        );
      })}
    </svg>
  );
}
