import type { courseTexts as en } from '../en/course.ts';
import type { SameKeys } from '../same-keys.ts';

export const courseTexts: SameKeys<typeof en> = {
  'course.CO3.gap': '{days} dias depois da sessão {n}',
  'course.CO3.tooSoon': 'Têm de passar pelo menos {days} dias depois da sessão {n}; escolha um dia mais tarde.',
  'course.CO3.shorter': '{days} dias entre as sessões {n} e {next}; o habitual são {usual}. É isso que quer?',
  'course.CO3.longer':
    '{days} dias entre as sessões {n} e {next}; o habitual são no máximo {longest}. É isso que quer?',
  'course.CO4.tooMuch': 'O trabalho não cabe em quarenta sessões; planeie menos de cada vez.',
  'course.CO6.asWanted': 'o dia desejado, {day}',
  'course.CO6.screening': 'a avaliação não permite nenhuma sessão antes de {until}',
  'course.CO6.closed': 'o estúdio está fechado de {from} a {to} ({why})',
  'course.CO6.weekday': 'o estúdio está fechado nesse dia da semana',
  'course.CO6.neverOpen': 'Não se encontrou nenhum dia aberto no ano a seguir a {from}; mude os fechos.',
  'course.CO6.screeningOpen': 'A avaliação não está resolvida ({rules}); resolva-a antes.',
  'course.CO6.incomplete': 'Faltam {count} respostas na avaliação; pergunte-as antes.',
  'course.CO6.incompleteOne': 'Falta uma resposta na avaliação; pergunte-a antes.',
  'course.CO7.held': 'A sessão {n} já foi feita e não pode ser mudada.',
  'course.CO9.past': '{day} é anterior a hoje, {today}; escolha hoje ou um dia posterior.',
};
