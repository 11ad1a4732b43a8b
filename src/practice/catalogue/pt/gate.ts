import type { gateTexts as en } from '../en/gate.ts';
import type { SameKeys } from '../same-keys.ts';

export const gateTexts: SameKeys<typeof en> = {
  'gate.HG1.days': 'Passaram {days} de {minimum} dias desde a sessão {n}; abre em {opens}.',
  'gate.HG1.notHeld': 'A sessão {n} ainda não foi feita.',
  'gate.HG2.sign': 'Está aberto um sinal de alarme de {on}: {sign}.',
  'gate.HG2.noReport': 'Não há controlo nem observação na cadeira desde a última sessão.',
  'gate.HG2.first':
    'Antes da sessão {n}: observe a pele na cadeira, sem crostas, sem vermelhidão e sem sinais de alarme, e registe-o.',
  'gate.HG2.scabs': 'Em {on} havia crostas.',
  'gate.HG2.redness': 'Em {on} havia vermelhidão.',
  'gate.HG3.none': 'Não há uma foto válida dos últimos {days} dias nem uma observação na cadeira.',
  'gate.HG3.bad': 'A foto dos últimos {days} dias não passou o controlo; tire outra.',
  'gate.HG4.open': 'A avaliação de hoje não está clara ({rules}).',
  'gate.HG4.incomplete': 'Faltam respostas na avaliação de hoje.',
  'gate.HG5.signOpen': 'Nada pode ser ultrapassado enquanto houver um sinal de alarme aberto.',
  'gate.HG5.unsigned': 'É preciso dizer quem, porquê e que regra, e assinar.',
  'gate.HG5.notAllowed': 'Só as regras HG1 a HG4 podem ser ultrapassadas.',
  'gate.TP3.notRead': 'O teste não foi lido.',
  'gate.TP3.notPassed': 'O teste não foi passado.',
  'sign.spreadingRedness': 'vermelhidão que alastra',
  'sign.pus': 'pus',
  'sign.fever': 'febre',
  'sign.blisters': 'bolhas',
  'sign.raisedItchyBumps': 'altos que dão comichão',
  'sign.lossOfExistingHair': 'perda do cabelo que havia',
  'sign.changingMole': 'um sinal que muda',
  'sign.wheeze': 'pieira',
  'sign.faceSwelling': 'inchaço da cara',
  'sign.collapse': 'desmaio',
  'sign.advice': 'Vá a um médico; o estúdio foi avisado.',
  'sign.emergency': 'Ligue já para o número de emergência.',
};
