import type { courseTexts as en } from '../en/course.ts';
import type { SameKeys } from '../same-keys.ts';

export const courseTexts: SameKeys<typeof en> = {
  booking: {
    lead: 'Se reserva entero o nada. Una sesión se abre solo cuando se cumple todo; lo que falta está a su lado.',
    needsScreening: 'Las sesiones se apoyan en un cuestionario registrado. Regístrelo primero.',
    toScreening: 'Al cuestionario',
    answersChanged: 'Las respuestas cambiaron desde que se registraron: regístrelas.',
    otherPlan:
      'El plan se hizo de nuevo después de reservar estas sesiones. Resérvelas otra vez con el plan nuevo, o déjelas.',
    book: 'Reservar las sesiones',
    firstDay: 'Primer día deseado',
    time: 'Inicio',
    zone: 'Zona horaria del estudio',
    bookAll: 'Reservar estas {{count}} sesiones',
    days: '{{count}} días',
    booked: 'Sesiones reservadas',
    clock: 'horas de {{zone}}',
    move: 'Cambiar',
    moveOf: 'Cambiar la sesión {{n}}',
    dots: '{{shown}} puntos',
    gapAfter: '{{count}} días después de la sesión {{n}}',
    session: 'Sesión {{n}}',
    held: 'Hecha el {{when}}, {{state}}.',
    gateOpen: 'Puede empezar',
    gateShut: 'Todavía no:',
    newDay: 'Nuevo día',
    noMove: 'Elija otro día u otra hora.',
    moves: 'Sesión {{n}}: {{from}} pasa a {{to}}',
    confirm: 'Cambiar como se muestra',
    columns: {
      session: 'Sesión',
      when: 'Cuándo',
      gap: 'Intervalo',
      length: 'Duración',
      dots: 'Puntos',
      zones: 'Zonas',
      because: 'No antes porque',
    },
  },
};
