import { useStage } from './stage-context.ts';
import { type Point, toScreen } from './stage-view.ts';
import './loupe.css';

const SIZE_PX = 148;
/** Magnification over what the stage shows, and the least number of screen px a photo px gets. */
const ZOOM = 3;

/** A round magnifier beside the finger with a cross at the very point. */
export function Loupe({ at, imageUrl }: { readonly at: Point; readonly imageUrl: string }) {
  const stage = useStage();
  const { view, photo, size } = stage;
  const scale = view.scale * ZOOM;
  const screen = toScreen(view, at);
  const half = SIZE_PX / 2;
  // Above the finger; beside it where the stage ends.
  const top = screen[1] > SIZE_PX + 60 ? screen[1] - SIZE_PX - 44 : screen[1] + 44;
  const left = Math.min(Math.max(8, screen[0] - half), size.width - SIZE_PX - 8);
  const style = {
    left,
    top,
    width: SIZE_PX,
    height: SIZE_PX,
    backgroundImage: `url("${imageUrl}")`,
    backgroundSize: `${photo.width * scale}px ${photo.height * scale}px`,
    backgroundPosition: `${half - at[0] * scale}px ${half - at[1] * scale}px`,
  };
  return (
    <div className="loupe" style={style} aria-hidden="true">
      <svg viewBox="-74 -74 148 148">
        <title>+</title>
        <path d="M-60 0H-8M8 0H60M0 -60V-8M0 8V60" />
        <circle r="1.5" />
      </svg>
    </div>
  );
}
