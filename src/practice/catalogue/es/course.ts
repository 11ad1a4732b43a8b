import type { courseTexts as en } from '../en/course.ts';
import type { SameKeys } from '../same-keys.ts';

export const courseTexts: SameKeys<typeof en> = {
  'course.CO3.gap': '{days} días después de la sesión {n}',
  'course.CO3.tooSoon': 'Deben pasar al menos {days} días tras la sesión {n}; elija un día posterior.',
  'course.CO3.shorter': '{days} días entre las sesiones {n} y {next}; lo usual son {usual}. ¿Es lo que quiere?',
  'course.CO3.longer':
    '{days} días entre las sesiones {n} y {next}; lo usual son como mucho {longest}. ¿Es lo que quiere?',
  'course.CO4.tooMuch': 'El trabajo no cabe en cuarenta sesiones; planifique menos de cada vez.',
  'course.CO6.asWanted': 'el día deseado, {day}',
  'course.CO6.screening': 'la valoración no permite ninguna sesión antes del {until}',
  'course.CO6.closed': 'el estudio está cerrado del {from} al {to} ({why})',
  'course.CO6.weekday': 'el estudio está cerrado ese día de la semana',
  'course.CO6.neverOpen': 'No se encontró ningún día abierto en el año siguiente al {from}; cambie los cierres.',
  'course.CO6.screeningOpen': 'La valoración no está resuelta ({rules}); resuélvala antes.',
  'course.CO6.incomplete': 'A la valoración le faltan {count} respuestas; pregúntelas antes.',
  'course.CO6.incompleteOne': 'A la valoración le falta una respuesta; pregúntela antes.',
  'course.CO7.held': 'La sesión {n} ya se hizo y no puede moverse.',
  'course.CO9.past': '{day} es anterior a hoy, {today}; elija hoy o un día posterior.',
};
