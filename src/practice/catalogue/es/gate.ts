import type { gateTexts as en } from '../en/gate.ts';
import type { SameKeys } from '../same-keys.ts';

export const gateTexts: SameKeys<typeof en> = {
  'gate.HG1.days': 'Han pasado {days} de {minimum} días desde la sesión {n}; se abre el {opens}.',
  'gate.HG1.notHeld': 'La sesión {n} aún no se ha hecho.',
  'gate.HG2.sign': 'Sigue abierta una señal de alarma del {on}: {sign}.',
  'gate.HG2.noReport': 'No hay control ni revisión en el sillón desde la última sesión.',
  'gate.HG2.first':
    'Antes de la sesión {n}: mire la piel en el sillón, sin costras, sin enrojecimiento y sin señales de alarma, y anótelo.',
  'gate.HG2.scabs': 'El {on} había costras.',
  'gate.HG2.redness': 'El {on} había enrojecimiento.',
  'gate.HG3.none': 'No hay una foto válida de los últimos {days} días ni una revisión en el sillón.',
  'gate.HG3.bad': 'La foto de los últimos {days} días no pasó el control; haga otra.',
  'gate.HG4.open': 'La valoración de hoy no está clara ({rules}).',
  'gate.HG4.incomplete': 'Faltan respuestas en la valoración de hoy.',
  'gate.HG5.signOpen': 'No puede saltarse nada mientras haya una señal de alarma abierta.',
  'gate.HG5.unsigned': 'Hay que decir quién, por qué y qué regla, y firmarlo.',
  'gate.HG5.notAllowed': 'Solo pueden saltarse las reglas HG1 a HG4.',
  'gate.TP3.notRead': 'La prueba no se ha leído.',
  'gate.TP3.notPassed': 'La prueba no se superó.',
  'sign.spreadingRedness': 'enrojecimiento que se extiende',
  'sign.pus': 'pus',
  'sign.fever': 'fiebre',
  'sign.blisters': 'ampollas',
  'sign.raisedItchyBumps': 'bultos elevados que pican',
  'sign.lossOfExistingHair': 'pérdida del pelo que había',
  'sign.changingMole': 'un lunar que cambia',
  'sign.wheeze': 'pitidos al respirar',
  'sign.faceSwelling': 'hinchazón de la cara',
  'sign.collapse': 'desmayo',
  'sign.advice': 'Acuda a un médico; se ha avisado al estudio.',
  'sign.emergency': 'Llame ya al número de emergencias.',
};
