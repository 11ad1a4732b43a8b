import type { forecastTexts as en } from '../en/forecast.ts';
import type { SameKeys } from '../same-keys.ts';

export const forecastTexts: SameKeys<typeof en> = {
  'forecast.title': 'Cuánto dura',
  'forecast.settles': 'El resultado se asienta hacia el {day}; solo entonces se ve su color verdadero.',
  'forecast.touchUp':
    'Un retoque toca probablemente el {on}, {month} meses después: para una de cada diez personas ya a los {earliest} meses, para otra solo tras {latest} meses.',
  'forecast.none': 'En cinco años probablemente no hará falta ningún retoque.',
  'forecast.over': 'más de 60',
  'forecast.remind': 'Le escribimos el {day} a más tardar.',
  'forecast.year': 'Tras {count} años',
  'forecast.yearOne': 'Tras 1 año',
  'forecast.left': 'Suele quedar',
  'forecast.band': 'En ocho de cada diez personas',
  'forecast.span': 'del {low} al {high} %',
  'forecast.general':
    'Según la frecuencia con que la gente vuelve para un retoque; antes de un año nadie sabe cómo se aclara en su piel.',
  'forecast.learned':
    'Aprendido de {count} revisiones de este estudio, además de la frecuencia con que la gente vuelve.',
  'forecast.learnedOne': 'Aprendido de una revisión de este estudio, además de la frecuencia con que la gente vuelve.',
};
