import { useSyncExternalStore } from 'react';
import { dragSamples, MEASURING, onDragSample } from './drag-measure.ts';
import './measure-readout.css';

/** For development and the benchmark (?measure=1): how long the picture took to follow the pointer. */
export function MeasureReadout() {
  const count = useSyncExternalStore(onDragSample, () => dragSamples().length);
  if (!MEASURING) return null;
  const samples = dragSamples();
  const last = samples.at(-1);
  const totals = samples.map((sample) => sample.totalMs).toSorted((a, b) => a - b);
  const at = (share: number): string => (totals[Math.floor(share * (totals.length - 1))] ?? 0).toFixed(0);
  return (
    <output className="measure" data-count={count}>
      {last
        ? `plan ${last.planMs.toFixed(0)} + draw ${last.drawMs.toFixed(0)} = ${last.totalMs.toFixed(0)} ms · p50 ${at(0.5)} · p95 ${at(0.95)} · n ${count}`
        : 'drag a handle'}
    </output>
  );
}
