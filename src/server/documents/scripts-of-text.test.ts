import { expect, it } from 'vitest';
import { scriptRuns } from './scripts-of-text.ts';

it('cuts a text where another part of the font must write, and loses no letter', () => {
  const told = (text: string) => scriptRuns(text).map(({ script, text: run }) => `${script}: ${run}`);
  expect(told('Ana Ñandú, 100 %')).toEqual(['latin: Ana Ñandú, 100 %']);
  expect(told('Łoś, Ольга')).toEqual(['latin-ext: Ł', 'latin: o', 'latin-ext: ś', 'latin: , ', 'cyrillic: Ольга']);
  expect(told('Dvor\u030ca\u0301k')).toEqual(['latin: Dvo', 'latin-ext: ř', 'latin: ák']);
  expect(told('a\u202e\tb\u0000')).toEqual(['latin: ab']);
  expect(told('张')).toEqual(['latin: 张']);
});
