/** How far the ring of a handle reaches from its middle, CSS px, with the stroke. */
const RING_PX = 10;

/**
 * The handle that a press which the browser gave to `own` is meant for: the one whose middle lies nearest. Reaches overlap, and
 * a touch is handed to a neighbour rather than to nothing. Null: a point is asked for on this stage and no ring was hit.
 */
export function nearestHandle(own: Element, press: { clientX: number; clientY: number }): Element | null {
  const stage = own.closest('.photo-stage');
  const distance = (handle: Element): number => {
    const { x, y, width, height } = handle.querySelector('.photo-handle-ring')!.getBoundingClientRect();
    return Math.hypot(press.clientX - x - width / 2, press.clientY - y - height / 2);
  };
  let nearest = own;
  let least = distance(own);
  for (const handle of stage?.querySelectorAll('.photo-handle') ?? []) {
    const far = distance(handle);
    if (far < least) [nearest, least] = [handle, far];
  }
  return stage?.hasAttribute('data-tappable') && least > RING_PX ? null : nearest;
}
