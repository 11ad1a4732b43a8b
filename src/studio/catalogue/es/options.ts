import type { optionsTexts as en } from '../en/options.ts';
import type { SameKeys } from '../same-keys.ts';

export const optionsTexts: SameKeys<typeof en> = {
  options: {
    lead: 'Qué hay además de puntos en la piel, según estas respuestas. No se oculta ni se clasifica nada.',
    outcome: 'El cuestionario dice:',
    when: 'Qué se ve y cuándo',
    whenAlt:
      'Dibujo del tiempo: para cada opción, cuándo se ve por primera vez, cuándo es definitiva y cuándo toca mantenimiento. Las tarjetas de abajo lo dicen con palabras.',
    time: 'Tiempo',
    sessions: 'Sesiones',
    sessionRange: 'normalmente {{usual}}, de {{least}} a {{most}}',
    upkeep: 'Cuidado',
    cost: 'Coste',
    back: 'Vuelta atrás',
    notYet: 'Todavía no',
    notForScalps: 'solo para cejas',
    legend: { first: 'se ve por primera vez', final: 'aspecto final', upkeep: 'mantenimiento' },
    marks: {
      today: 'hoy',
      weeks2: '2 semanas',
      month1: '1 mes',
      months3: '3 meses',
      months6: '6 meses',
      year1: '1 año',
      years2: '2 años',
      years5: '5 años',
    },
  },
  made: {
    of: 'Plan del {{when}}.',
    none: 'Aún no se ha hecho ningún plan.',
    make: 'Hacer el plan y sus imágenes',
    again: 'Hacerlo de nuevo con el diseño actual',
    changed: 'El tratamiento se cambió desde entonces.',
    otherDays: 'Sus hojas y su calendario aún no llevan los días reservados.',
    making: 'Haciendo el plan',
  },
};
