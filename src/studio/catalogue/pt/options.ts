import type { optionsTexts as en } from '../en/options.ts';
import type { SameKeys } from '../same-keys.ts';

export const optionsTexts: SameKeys<typeof en> = {
  options: {
    lead: 'O que há além de pontos na pele, para estas respostas. Nada é escondido, nada é classificado.',
    outcome: 'O questionário diz:',
    when: 'O que se vê e quando',
    whenAlt:
      'Desenho do tempo: para cada opção, quando se vê pela primeira vez, quando é definitiva e quando pede manutenção. Os cartões em baixo dizem o mesmo por palavras.',
    time: 'Tempo',
    sessions: 'Sessões',
    sessionRange: 'normalmente {{usual}}, de {{least}} a {{most}}',
    upkeep: 'Manutenção',
    cost: 'Custo',
    back: 'Volta atrás',
    notYet: 'Ainda não',
    notForScalps: 'só para sobrancelhas',
    legend: { first: 'visível pela primeira vez', final: 'aspeto final', upkeep: 'manutenção' },
    marks: {
      today: 'hoje',
      weeks2: '2 semanas',
      month1: '1 mês',
      months3: '3 meses',
      months6: '6 meses',
      year1: '1 ano',
      years2: '2 anos',
      years5: '5 anos',
    },
  },
  made: {
    of: 'Plano de {{when}}.',
    none: 'Ainda não foi feito nenhum plano.',
    make: 'Fazer o plano e as suas imagens',
    again: 'Fazê-lo de novo com o desenho atual',
    changed: 'O tratamento foi alterado desde então.',
    otherDays: 'As suas folhas e o calendário ainda não têm os dias marcados.',
    making: 'A fazer o plano',
  },
};
