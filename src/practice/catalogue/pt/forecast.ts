import type { forecastTexts as en } from '../en/forecast.ts';
import type { SameKeys } from '../same-keys.ts';

export const forecastTexts: SameKeys<typeof en> = {
  'forecast.title': 'Quanto tempo dura',
  'forecast.settles': 'O resultado assenta até {day}; só então se vê a sua cor verdadeira.',
  'forecast.touchUp':
    'Um retoque será provavelmente preciso a {on}, {month} meses depois: para uma em cada dez pessoas já aos {earliest} meses, para outra só após {latest} meses.',
  'forecast.none': 'Em cinco anos provavelmente não será preciso nenhum retoque.',
  'forecast.over': 'mais de 60',
  'forecast.remind': 'Escrevemos-lhe o mais tardar a {day}.',
  'forecast.year': 'Após {count} anos',
  'forecast.yearOne': 'Após 1 ano',
  'forecast.left': 'Costuma restar',
  'forecast.band': 'Em oito de cada dez pessoas',
  'forecast.span': '{low} a {high} %',
  'forecast.general':
    'Segundo a frequência com que as pessoas voltam para um retoque; antes de um ano ninguém sabe como desvanece na sua pele.',
  'forecast.learned':
    'Aprendido com {count} acompanhamentos deste estúdio, além da frequência com que as pessoas voltam.',
  'forecast.learnedOne': 'Aprendido com um acompanhamento deste estúdio, além da frequência com que as pessoas voltam.',
};
