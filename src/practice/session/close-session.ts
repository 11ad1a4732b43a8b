import { compareMoments } from '../calendar/wall-clock.ts';
import { type Phrase, phrase } from '../catalogue/phrase.ts';
import type { JurisdictionPack } from '../packs/jurisdiction-pack.ts';
import type { AnaestheticUse, SessionRecord } from './session-record.ts';

/**
 * What a record needs before it can be closed: an incomplete one says what, why and who; a complete one also has its zones
 * (SR5), its as-built photos (SR6), who and when (SR7). Closing as incomplete is always possible.
 */
export function closingProblems(record: SessionRecord, pack: JurisdictionPack): readonly Phrase[] {
  const { closing } = record;
  const always = [
    ...(closing.who.name.trim() === '' ? [phrase('session.closing.who')] : []),
    ...(compareMoments(record.endedAt, record.startedAt) < 0 ? [phrase('session.SR7.order')] : []),
    ...record.breaks.filter(({ from, to }) => compareMoments(to, from) < 0).map(() => phrase('session.SR7.breakOrder')),
    ...record.anaesthetics.flatMap((use) => anaestheticProblems(use, pack)),
  ];
  if (closing.state === 'incomplete') {
    const said = closing.what.trim() !== '' && closing.why.trim() !== '';
    return [...always, ...(said ? [] : [phrase('session.closing.why')])];
  }
  const treated = record.zones.map(({ zone }) => zone);
  const has = (view: 'front' | 'top'): boolean => record.photos.some((photo) => photo.view === view);
  const bare = treated.filter(
    (zone) => !record.photos.some((photo) => photo.view === 'macro' && photo.zone === zone && photo.scale),
  );
  const unsaid = record.zones.filter(({ doneShare, minutes }) => doneShare === null && minutes === null);
  return [
    ...always,
    ...(treated.length === 0 || unsaid.length > 0 ? [phrase('session.SR5.zones')] : []),
    ...(has('front') && has('top') ? [] : [phrase('session.SR6.views')]),
    ...(bare.length > 0 ? [phrase('session.SR6.macro', { count: bare.length })] : []),
    ...(record.artists.length === 0 || record.artists.length > 2 ? [phrase('session.SR7.artists')] : []),
    ...(record.earlyStop !== null ? [phrase('session.closing.early')] : []),
  ];
}

/** SR8 against the limits of the pack. */
export function anaestheticProblems(use: AnaestheticUse, pack: JurisdictionPack): readonly Phrase[] {
  const limit = pack.anaesthetic.value;
  const empty = [use.product, use.lot, use.strength].some((text) => text.trim() === '');
  return [
    ...(empty ? [phrase('session.SR8.fields')] : []),
    ...(use.offAt !== null && compareMoments(use.offAt, use.onAt) < 0 ? [phrase('session.SR8.order')] : []),
    ...(limit && use.lidocainePercent > limit.maxLidocainePercent
      ? [phrase('session.SR8.strength', { percent: limit.maxLidocainePercent })]
      : []),
    ...(limit && use.areaCm2 > limit.maxAreaCm2 ? [phrase('session.SR8.area', { areaCm2: limit.maxAreaCm2 })] : []),
    ...(limit && !limit.underWrap && use.wrapped ? [phrase('session.SR8.wrap')] : []),
  ];
}
