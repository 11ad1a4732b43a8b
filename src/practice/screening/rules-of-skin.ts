import { addDays, addMonths } from '../calendar/calendar-day.ts';
import type { ScreeningRule } from './screening-rule.ts';

const DISEASES = ['psoriasis', 'eczema', 'seborrhoeicDermatitis'] as const;

/** SC06 to SC15, SC25, SC26, SC33, SC37 and SC38: the skin that would be worked on. */
export const RULES_OF_SKIN: readonly ScreeningRule[] = [
  {
    id: 'SC06',
    cases: { field: { action: 'decline', evidence: 'PR' } },
    find: ({ health }) => {
      if (health.skinCancerInField !== true) return [];
      const zones = health.skinCancerZones?.length ? health.skinCancerZones : [null];
      return zones.map((zone) => ({ case: 'field', zone }));
    },
  },
  {
    id: 'SC07',
    cases: { mole: { action: 'askDoctor', evidence: 'PR', urgent: true } },
    find: ({ health }) => [health.changingMole === true && { case: 'mole' }],
  },
  {
    id: 'SC08',
    cases: { moles: { action: 'goWithCare', evidence: 'PR' } },
    find: ({ health, preset }) => [
      health.molesInField === true && { case: 'moles', values: { mm: preset('SC08.marginMm') } },
    ],
  },
  {
    id: 'SC09',
    cases: {
      wound: { action: 'waitUntil', evidence: 'P+', condition: true },
      sunburn: { action: 'waitUntil', evidence: 'P+', condition: true },
    },
    find: ({ health, preset }) => {
      const values = { days: preset('SC09.healedDays') };
      return [
        health.infectionOrWound === true && { case: 'wound', values },
        health.sunburn === true && { case: 'sunburn', values },
      ];
    },
  },
  {
    id: 'SC10',
    cases: {
      active: { action: 'askDoctor', evidence: 'PR' },
      seborrhoeic: { action: 'waitUntil', evidence: 'PR', condition: true },
      past: { action: 'goWithCare', evidence: 'PR', testPatch: true },
    },
    find: ({ health }) => [
      (health.psoriasis === 'active' || health.eczema === 'active') && { case: 'active' },
      health.seborrhoeicDermatitis === 'active' && { case: 'seborrhoeic' },
      DISEASES.some((disease) => health[disease] === 'past') && { case: 'past' },
    ],
  },
  {
    id: 'SC11',
    cases: {
      active: { action: 'askDoctor', evidence: 'P1' },
      quietShort: { action: 'askDoctor', evidence: 'P1' },
      quietLong: { action: 'goWithCare', evidence: 'P1', testPatch: true },
    },
    find: ({ health, preset }) => {
      const { status, quietMonths } = health.scarringAlopecia ?? {};
      const values = { months: preset('SC11.quietMonths') };
      if (status === 'active') return [{ case: 'active', values }];
      if (status !== 'quiet' || quietMonths === undefined) return [];
      return [{ case: quietMonths < preset('SC11.quietMonths') ? 'quietShort' : 'quietLong', values }];
    },
  },
  {
    id: 'SC12',
    cases: {
      self: { action: 'askDoctor', evidence: 'P+', testPatch: true },
      spontaneous: { action: 'askDoctor', evidence: 'P+', testPatch: true },
      family: { action: 'goWithCare', evidence: 'P+', testPatch: true },
    },
    find: ({ health }) => [
      health.keloid === 'self' && { case: 'self' },
      health.spontaneousKeloid === true && { case: 'spontaneous' },
      health.keloid === 'family' && { case: 'family' },
    ],
  },
  {
    id: 'SC13',
    cases: {
      sarcoidosis: { action: 'askDoctor', evidence: 'PR' },
      reaction: { action: 'askDoctor', evidence: 'PR' },
    },
    find: ({ health }) => [
      health.sarcoidosis === true && { case: 'sarcoidosis' },
      health.tattooReaction === true && { case: 'reaction' },
    ],
  },
  {
    id: 'SC14',
    cases: {
      pigment: { action: 'askDoctor', evidence: 'P+' },
      severe: { action: 'askDoctor', evidence: 'P+' },
      latex: { action: 'goWithCare', evidence: 'P+' },
      lidocaine: { action: 'goWithCare', evidence: 'P+' },
      label: { action: 'goWithCare', evidence: 'P+', testPatch: true },
    },
    find: ({ health }) => {
      const has = (name: 'pigment' | 'nickel' | 'ppd' | 'latex' | 'lidocaine' | 'other') =>
        health.allergies?.includes(name) === true;
      return [
        has('pigment') && { case: 'pigment' },
        health.severeReaction === true && { case: 'severe' },
        has('latex') && { case: 'latex' },
        has('lidocaine') && { case: 'lidocaine' },
        (has('nickel') || has('ppd') || has('other')) && { case: 'label' },
      ];
    },
  },
  {
    id: 'SC15',
    cases: {
      vitiligo: { action: 'askDoctor', evidence: 'P+', testPatch: true },
      darkMarks: { action: 'goWithCare', evidence: 'P+', testPatch: true },
    },
    find: ({ health }) => [
      health.vitiligo === true && { case: 'vitiligo' },
      health.darkMarksAfterInjury === true && { case: 'darkMarks' },
    ],
  },
  {
    id: 'SC25',
    cases: {
      young: { action: 'waitUntil', evidence: 'P+' },
      raised: { action: 'askDoctor', evidence: 'P+' },
      mature: { action: 'goWithCare', evidence: 'P+', testPatch: true },
    },
    find: ({ health, on, preset }) => {
      const months = preset('SC25.scarMonths');
      return (health.scars ?? []).flatMap((scar) => {
        const zone = scar.zone ?? null;
        const matureOn = scar.on ? addMonths(scar.on, months) : null;
        return [
          matureOn !== null && on < matureOn && { case: 'young', zone, until: matureOn, values: { months } },
          scar.raised === true && { case: 'raised', zone },
          matureOn !== null && on >= matureOn && scar.raised === false && { case: 'mature', zone },
        ];
      });
    },
  },
  {
    id: 'SC26',
    cases: { recent: { action: 'waitUntil', evidence: 'P1' } },
    find: ({ health: { laserRemovalOn }, on, preset }) => {
      const clear = laserRemovalOn ? addDays(laserRemovalOn, preset('SC26.days')) : null;
      return [clear !== null && on < clear && { case: 'recent', until: clear, values: { days: preset('SC26.days') } }];
    },
  },
  {
    id: 'SC33',
    cases: {
      coloured: { action: 'waitUntil', evidence: 'P+', condition: true },
      counted: { action: 'goWithCare', evidence: 'P+' },
    },
    find: ({ health: { previousWork, previousWorkColour: colour } }) => {
      if (previousWork === undefined || previousWork === 'none' || colour === undefined) return [];
      return [{ case: colour === 'blue' || colour === 'green' || colour === 'red' ? 'coloured' : 'counted' }];
    },
  },
  {
    id: 'SC37',
    cases: { spots: { action: 'askDoctor', evidence: 'PR' } },
    find: ({ health }) => [health.roughOrBleedingSpots === true && { case: 'spots' }],
  },
  {
    id: 'SC38',
    cases: {
      now: { action: 'waitUntil', evidence: 'P+', condition: true },
      recurrent: { action: 'askDoctor', evidence: 'P+' },
    },
    find: ({ health: { folliculitisOrHerpes: status }, preset }) => [
      status === 'now' && { case: 'now', values: { days: preset('SC09.healedDays') } },
      status === 'recurrent' && { case: 'recurrent' },
    ],
  },
];
