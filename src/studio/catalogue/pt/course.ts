import type { courseTexts as en } from '../en/course.ts';
import type { SameKeys } from '../same-keys.ts';

export const courseTexts: SameKeys<typeof en> = {
  booking: {
    lead: 'Marca-se tudo ou nada. Uma sessão só abre quando tudo está cumprido; o que falta está ao lado.',
    needsScreening: 'As sessões assentam num questionário registado. Registe-o primeiro.',
    toScreening: 'Para o questionário',
    answersChanged: 'As respostas mudaram desde que foram registadas: registe-as.',
    otherPlan:
      'O plano foi feito de novo depois de marcar estas sessões. Marque-as outra vez com o plano novo, ou deixe-as.',
    book: 'Marcar as sessões',
    firstDay: 'Primeiro dia desejado',
    time: 'Início',
    zone: 'Fuso horário do estúdio',
    bookAll: 'Marcar estas {{count}} sessões',
    days: '{{count}} dias',
    booked: 'Sessões marcadas',
    clock: 'horas de {{zone}}',
    move: 'Mudar',
    moveOf: 'Mudar a sessão {{n}}',
    dots: '{{shown}} pontos',
    gapAfter: '{{count}} dias depois da sessão {{n}}',
    session: 'Sessão {{n}}',
    held: 'Feita em {{when}}, {{state}}.',
    gateOpen: 'Pode começar',
    gateShut: 'Ainda não:',
    newDay: 'Novo dia',
    noMove: 'Escolha outro dia ou outra hora.',
    moves: 'Sessão {{n}}: {{from}} passa a {{to}}',
    confirm: 'Mudar como se mostra',
    columns: {
      session: 'Sessão',
      when: 'Quando',
      gap: 'Intervalo',
      length: 'Duração',
      dots: 'Pontos',
      zones: 'Zonas',
      because: 'Não antes porque',
    },
  },
};
