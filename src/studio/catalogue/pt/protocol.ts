import type { protocolTexts as en } from '../en/protocol.ts';
import type { SameKeys } from '../same-keys.ts';

export const protocolTexts: SameKeys<typeof en> = {
  protocol: {
    title: 'Protocolo',
    lead: 'Os números que as regras leem. Cada um mostra o seu suporte e só se move dentro da sua margem; cada alteração guarda quem, quando e porquê.',
    version: 'Versão {{version}}',
    between: '{{min}} a {{max}}',
    shipped: 'de origem {{value}}',
    change: 'Alterar',
    changeOf: 'Alterar {{key}}',
    newValue: 'Novo valor ({{unit}})',
    who: 'Quem altera',
    why: 'Porquê',
    needs: 'É preciso: um novo valor, quem e porquê.',
    history: 'Alterações',
    noHistory: 'Nada foi alterado: são os valores de origem.',
    changed: '{{what}}: de {{from}} para {{to}} ({{key}})',
    calendar: 'Dias fechados',
    calendarLead: 'Nenhuma sessão é planeada, marcada ou movida para um dia fechado.',
    changeCalendar: 'Alterar os dias fechados',
    closedWeekdays: 'Fechado todas as semanas à',
    closure: 'Período fechado {{n}}',
    closedFrom: 'Primeiro dia fechado',
    closedTo: 'Último dia fechado',
    closedWhy: 'Motivo, por exemplo férias',
    endsBefore: 'Termina antes de começar.',
    removeClosure: 'Remover o período fechado {{n}}',
    remove: 'Remover',
    addClosure: 'Adicionar um período fechado',
    calendarNeeds: 'Falta: períodos completos, um dia aberto na semana, quem e porquê.',
    neverClosed: 'Aberto todos os dias',
    span: 'de {{from}} a {{to}}',
    calendarChanged: 'Dias fechados: de “{{from}}” para “{{to}}”',
    weekday: {
      '1': 'segunda-feira',
      '2': 'terça-feira',
      '3': 'quarta-feira',
      '4': 'quinta-feira',
      '5': 'sexta-feira',
      '6': 'sábado',
      '7': 'domingo',
    },
    family: {
      SC: 'Questionário',
      OP: 'Opções',
      TP: 'Teste',
      CO: 'Tratamento',
      HG: 'Cicatrização',
      CN: 'Consentimento',
      AC: 'Cuidados',
      TU: 'Retoque',
    },
    unit: {
      'dots/min': 'pontos por minuto',
      months: 'meses',
      days: 'dias',
      mm: 'mm',
      years: 'anos',
      grade: 'grau',
      hours: 'horas',
      sessions: 'sessões',
      minutes: 'minutos',
      share: '%',
      steps: 'passos',
      day: 'dia',
    },
    amount: {
      'dots/min': '{{value}} pontos por minuto',
      months_one: '{{value}} mês',
      months_other: '{{value}} meses',
      days_one: '{{value}} dia',
      days_other: '{{value}} dias',
      mm: '{{value}} mm',
      years: '{{value}} anos',
      grade: 'grau {{value}}',
      hours: '{{value}} horas',
      sessions: '{{value}} sessões',
      minutes: '{{value}} minutos',
      share: '{{value}} %',
      steps_one: '{{value}} passo',
      steps_other: '{{value}} passos',
      day: 'dia {{value}}',
    },
    preset: {
      SC05: {
        waitMonths: 'Espera após quimio- ou radioterapia',
        doctorUntilMonths: 'Pergunta-se ao médico até este tempo depois',
      },
      SC08: {
        marginMm: 'Margem em volta de um sinal',
      },
      SC09: {
        healedDays: 'Espera após sarar uma ferida ou infeção',
      },
      SC11: {
        quietMonths: 'Alopecia cicatricial inativa durante',
      },
      SC20: {
        waitMonths: 'Espera após isotretinoína',
      },
      SC21: {
        daysBefore: 'Sem creme retinoide antes da sessão',
      },
      SC22: {
        daysBefore: 'Sem minoxidil antes da sessão',
      },
      SC23: {
        days: 'Espera após antibióticos',
      },
      SC24: {
        waitMonths: 'Espera após um transplante',
        preferMonths: 'Espera preferível após um transplante',
      },
      SC25: {
        scarMonths: 'Idade de uma cicatriz antes de a tratar',
      },
      SC26: {
        days: 'Espera após laser',
      },
      SC27: {
        patchMonths: 'Alopecia areata sem nova placa durante',
      },
      SC28: {
        ageUnder: 'Jovem com perda que avança: menos de',
        norwoodFrom: 'Jovem com perda que avança: desde Norwood',
      },
      SC29: {
        ludwigUpTo: 'Pouca mudança visível: até Ludwig',
        sinclairUpTo: 'Pouca mudança visível: até Sinclair',
      },
      SC31: {
        norwoodFrom: 'Pouco cabelo para densidade: desde Norwood',
      },
      SC34: {
        symptomFreeHours: 'Sem sintomas antes da sessão',
      },
      SC41: {
        settledDays: 'O aspeto assenta após a última sessão',
      },
      OP2: {
        ageUnder: 'Transplante com cautela: menos de',
      },
      TP2: {
        firstHours: 'Primeira leitura do teste',
        days: 'Leitura final do teste',
        slowDays: 'Leitura final em pele lenta',
      },
      CO1: {
        sessions: 'Sessões de um tratamento',
        scarMax: 'Máximo de sessões em cicatrizes',
      },
      CO3: {
        firstGapDays: 'Intervalo antes da sessão 2',
        nextGapDays: 'Intervalo antes das seguintes',
        minGapDays: 'Intervalo mínimo',
      },
      CO4: {
        maxMinutes: 'Sessão mais longa',
        dotsPerMinute: 'Pontos por minuto com a agulha',
        setUpMinutes: 'Preparação, desenho e pausas de uma sessão',
      },
      CO5: {
        zoneShare: 'Máximo de pontos de uma zona por sessão',
        zoneShareOfTwo: 'O mesmo com duas sessões',
        freshCoverage: 'Máximo de pele sob pontos frescos',
        freshDiameterMm: 'Diâmetro de um ponto fresco',
      },
      HG1: {
        minDays: 'Cicatrização antes da sessão seguinte',
      },
      HG3: {
        photoDays: 'Uma foto vale durante',
        askDaysBefore: 'A foto é pedida antes da sessão',
      },
      CN4: {
        hairlineMm: 'A linha pode mover-se sem nova assinatura',
        shades: 'O tom pode mudar sem nova assinatura',
        dotsShare: 'Os pontos podem mudar sem nova assinatura',
      },
      CN5: {
        hours: 'Tempo para pensar antes da sessão 1',
      },
      AC: {
        retinoidDaysBefore: 'Sem retinoides nem ácidos antes',
        moisturiseDaysBefore: 'Hidratante diário antes',
        scrubDaysBefore: 'Esfoliação antes',
        colourDaysBefore: 'Sem tinta no cabelo antes',
        dryUntilDay: 'Seco até',
        shampooDay: 'Champô suave desde',
        sweatDay: 'Suar desde',
        shaveDay: 'Rapar desde',
        sunDays: 'Sem sol, piscina nem sauna durante',
      },
      AC3: {
        missedHours: 'Um controlo em falta mostra-se após',
      },
      TU2: {
        lossShare: 'Retoque quando se perdeu',
        notBeforeMonths: 'Retoque não antes de',
        remindMonths: 'Lembrete o mais tardar após',
      },
      TU3: {
        warnCoverage: 'Pele coberta: avisar desde',
        refuseCoverage: 'Pele coberta: recusar desde',
      },
    },
  },
};
