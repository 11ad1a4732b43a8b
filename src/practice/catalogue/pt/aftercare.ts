import type { aftercareTexts as en } from '../en/aftercare.ts';
import type { SameKeys } from '../same-keys.ts';

export const aftercareTexts: SameKeys<typeof en> = {
  'aftercare.title': 'Antes e depois da sessão',
  'aftercare.noRetinoid': 'Nem retinoides nem ácidos no couro cabeludo.',
  'aftercare.noSunburn': 'Não apanhe um escaldão.',
  'aftercare.moisturise': 'Hidrate o couro cabeludo todos os dias.',
  'aftercare.colourBefore': 'Último dia para pintar o cabelo, se o faz.',
  'aftercare.scrub': 'Esfolie suavemente o couro cabeludo.',
  'aftercare.noProducts': 'Nada de produtos medicados ou perfumados no couro cabeludo.',
  'aftercare.noAlcohol': 'Nem álcool, nem cafeína, nem ginásio nas 24 horas antes da sessão.',
  'aftercare.clip': 'Aspeto rapado: corte o cabelo a zero esta noite; sem lâmina.',
  'aftercare.neverClip': 'Densidade: não corte o cabelo.',
  'aftercare.removeFibres': 'Tire as fibras, o corretor ou a prótese capilar.',
  'aftercare.dry': 'Mantenha o couro cabeludo seco e não lhe toque.',
  'aftercare.tender': 'A sensibilidade e a vermelhidão são normais.',
  'aftercare.noSweat': 'Sem suar e sem ginásio até ao dia {days}.',
  'aftercare.noShave': 'Sem rapar até ao dia {days} e até não haver crostas.',
  'aftercare.noSun': 'Sem sol direto, piscina, sauna ou esfoliante durante {days} dias.',
  'aftercare.noColour': 'Não pinte o cabelo durante {days} dias.',
  'aftercare.rinse': 'Pode passar por água morna; seque sem esfregar.',
  'aftercare.moisturiser': 'Hidratante leve e sem perfume duas vezes por dia.',
  'aftercare.shampoo': 'Pode usar um champô suave.',
  'aftercare.sweat': 'Pode voltar a suar e a treinar.',
  'aftercare.shave': 'Pode voltar a rapar se não houver crostas.',
  'aftercare.sunscreen': 'A partir de agora protetor solar SPF 30 ou mais, e chapéu com muito sol.',
  'aftercare.watch':
    'Vá a um médico e avise o estúdio se houver: vermelhidão que alastra, pus, febre, bolhas, altos que dão comichão (também mais tarde), perda do cabelo que tinha, um sinal que muda.',
  'aftercare.emergency': 'Pieira, inchaço da cara ou desmaio: ligue logo para o número de emergência.',
  'aftercare.checkInBefore': 'Controlo com uma foto antes da sessão.',
  'aftercare.checkInPhoto': 'Controlo do dia {days}, com uma foto.',
  'aftercare.checkInQuestion': 'Controlo do dia {days}: uma pergunta.',
  'aftercare.goesOn': '(continua depois da sessão {n})',
  'aftercare.late': 'Tarde para parte da preparação',
  'aftercare.lateIntro':
    'A sessão de {sessionOn} deixa pouco tempo para o seguinte. Pergunte se foi feito, ou escolha {preparedFrom} ou mais tarde.',
  'touchUp.TU3.fine': 'Depois deste retoque os pontos cobririam {percent:n} % da pele.',
  'touchUp.TU3.warn': 'Depois deste retoque os pontos cobririam {percent:n} % da pele: começa a ver-se como um tom.',
  'touchUp.TU3.refuse':
    'Depois deste retoque os pontos cobririam {percent:n} % da pele: clareie antes com laser ou deixe assim.',
};
