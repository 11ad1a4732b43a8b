import type { protocolTexts as en } from '../en/protocol.ts';
import type { SameKeys } from '../same-keys.ts';

export const protocolTexts: SameKeys<typeof en> = {
  protocol: {
    title: 'Protocolo',
    lead: 'Los números que leen las reglas. Cada uno muestra su respaldo y solo se mueve dentro de su margen; cada cambio guarda quién, cuándo y por qué.',
    version: 'Versión {{version}}',
    between: '{{min}} a {{max}}',
    shipped: 'de fábrica {{value}}',
    change: 'Cambiar',
    changeOf: 'Cambiar {{key}}',
    newValue: 'Valor nuevo ({{unit}})',
    who: 'Quién lo cambia',
    why: 'Por qué',
    needs: 'Hace falta: un valor nuevo, quién y por qué.',
    history: 'Cambios',
    noHistory: 'No se ha cambiado nada: son los valores de fábrica.',
    changed: '{{what}}: de {{from}} a {{to}} ({{key}})',
    calendar: 'Días de cierre',
    calendarLead: 'Ninguna sesión se planifica, reserva ni mueve a un día de cierre.',
    changeCalendar: 'Cambiar los días de cierre',
    closedWeekdays: 'Cerrado cada semana el',
    closure: 'Cierre {{n}}',
    closedFrom: 'Primer día de cierre',
    closedTo: 'Último día de cierre',
    closedWhy: 'Motivo, por ejemplo vacaciones',
    endsBefore: 'Termina antes de empezar.',
    removeClosure: 'Quitar el cierre {{n}}',
    remove: 'Quitar',
    addClosure: 'Añadir un cierre',
    calendarNeeds: 'Falta: periodos completos, un día abierto a la semana, quién y por qué.',
    neverClosed: 'Abierto todos los días',
    span: 'del {{from}} al {{to}}',
    calendarChanged: 'Días de cierre: de «{{from}}» a «{{to}}»',
    weekday: {
      '1': 'lunes',
      '2': 'martes',
      '3': 'miércoles',
      '4': 'jueves',
      '5': 'viernes',
      '6': 'sábado',
      '7': 'domingo',
    },
    family: {
      SC: 'Cuestionario',
      OP: 'Opciones',
      TP: 'Prueba',
      CO: 'Tratamiento',
      HG: 'Curación',
      CN: 'Consentimiento',
      AC: 'Cuidados',
      TU: 'Retoque',
    },
    unit: {
      'dots/min': 'puntos por minuto',
      months: 'meses',
      days: 'días',
      mm: 'mm',
      years: 'años',
      grade: 'grado',
      hours: 'horas',
      sessions: 'sesiones',
      minutes: 'minutos',
      share: '%',
      steps: 'pasos',
      day: 'día',
    },
    amount: {
      'dots/min': '{{value}} puntos por minuto',
      months_one: '{{value}} mes',
      months_other: '{{value}} meses',
      days_one: '{{value}} día',
      days_other: '{{value}} días',
      mm: '{{value}} mm',
      years: '{{value}} años',
      grade: 'grado {{value}}',
      hours: '{{value}} horas',
      sessions: '{{value}} sesiones',
      minutes: '{{value}} minutos',
      share: '{{value}} %',
      steps_one: '{{value}} paso',
      steps_other: '{{value}} pasos',
      day: 'día {{value}}',
    },
    preset: {
      SC05: {
        waitMonths: 'Espera tras quimio- o radioterapia',
        doctorUntilMonths: 'Se pregunta al médico hasta pasado este tiempo',
      },
      SC08: {
        marginMm: 'Margen alrededor de un lunar',
      },
      SC09: {
        healedDays: 'Espera tras curarse una herida o infección',
      },
      SC11: {
        quietMonths: 'Alopecia cicatricial inactiva durante',
      },
      SC20: {
        waitMonths: 'Espera tras la isotretinoína',
      },
      SC21: {
        daysBefore: 'Sin crema retinoide antes de la sesión',
      },
      SC22: {
        daysBefore: 'Sin minoxidil antes de la sesión',
      },
      SC23: {
        days: 'Espera tras antibióticos',
      },
      SC24: {
        waitMonths: 'Espera tras un trasplante',
        preferMonths: 'Mejor espera tras un trasplante',
      },
      SC25: {
        scarMonths: 'Edad de una cicatriz antes de tratarla',
      },
      SC26: {
        days: 'Espera tras láser',
      },
      SC27: {
        patchMonths: 'Alopecia areata sin placa nueva durante',
      },
      SC28: {
        ageUnder: 'Joven con pérdida que avanza: menos de',
        norwoodFrom: 'Joven con pérdida que avanza: desde Norwood',
      },
      SC29: {
        ludwigUpTo: 'Poco cambio visible: hasta Ludwig',
        sinclairUpTo: 'Poco cambio visible: hasta Sinclair',
      },
      SC31: {
        norwoodFrom: 'Poco pelo para densidad: desde Norwood',
      },
      SC34: {
        symptomFreeHours: 'Sin síntomas antes de la sesión',
      },
      SC41: {
        settledDays: 'El aspecto se asienta tras la última sesión',
      },
      OP2: {
        ageUnder: 'Trasplante con cautela: menos de',
      },
      TP2: {
        firstHours: 'Primera lectura de la prueba',
        days: 'Lectura final de la prueba',
        slowDays: 'Lectura final en piel lenta',
      },
      CO1: {
        sessions: 'Sesiones de un tratamiento',
        scarMax: 'Máximo de sesiones en cicatrices',
      },
      CO3: {
        firstGapDays: 'Intervalo antes de la sesión 2',
        nextGapDays: 'Intervalo antes de las siguientes',
        minGapDays: 'Intervalo mínimo',
      },
      CO4: {
        maxMinutes: 'Sesión más larga',
        dotsPerMinute: 'Puntos por minuto con la aguja',
        setUpMinutes: 'Preparación, dibujo y pausas de una sesión',
      },
      CO5: {
        zoneShare: 'Máximo de puntos de una zona por sesión',
        zoneShareOfTwo: 'Lo mismo con dos sesiones',
        freshCoverage: 'Máximo de piel bajo puntos frescos',
        freshDiameterMm: 'Diámetro de un punto fresco',
      },
      HG1: {
        minDays: 'Curación antes de la siguiente sesión',
      },
      HG3: {
        photoDays: 'Una foto vale durante',
        askDaysBefore: 'La foto se pide antes de la sesión',
      },
      CN4: {
        hairlineMm: 'La línea puede moverse sin volver a firmar',
        shades: 'El tono puede cambiar sin volver a firmar',
        dotsShare: 'Los puntos pueden cambiar sin volver a firmar',
      },
      CN5: {
        hours: 'Tiempo para pensar antes de la sesión 1',
      },
      AC: {
        retinoidDaysBefore: 'Sin retinoides ni ácidos antes',
        moisturiseDaysBefore: 'Hidratante diaria antes',
        scrubDaysBefore: 'Exfoliación antes',
        colourDaysBefore: 'Sin tinte antes',
        dryUntilDay: 'Seco hasta',
        shampooDay: 'Champú suave desde',
        sweatDay: 'Sudar desde',
        shaveDay: 'Afeitar desde',
        sunDays: 'Sin sol, piscina ni sauna durante',
      },
      AC3: {
        missedHours: 'Un control que falta se avisa tras',
      },
      TU2: {
        lossShare: 'Retoque cuando se ha perdido',
        notBeforeMonths: 'Retoque no antes de',
        remindMonths: 'Recordatorio a más tardar tras',
      },
      TU3: {
        warnCoverage: 'Piel cubierta: avisar desde',
        refuseCoverage: 'Piel cubierta: rechazar desde',
      },
    },
  },
};
