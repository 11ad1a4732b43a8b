import type { photoTexts as en } from '../en/photo.ts';
import type { SameKeys } from '../same-keys.ts';

export const photoTexts: SameKeys<typeof en> = {
  photo: {
    lead: 'Basta uma vista de frente. Vistas de lado e de cima tornam as áreas mais certas.',
    choose: 'Escolha a vista de frente',
    another: 'Adicionar uma vista',
    uploading: 'A ler a foto …',
    notRead: 'Não foi possível guardar a foto. Verifique se o Whorl está a correr e escolha-a de novo.',
    views: 'Vistas',
    view: {
      front: 'Frente',
      left: 'Lado esquerdo',
      right: 'Lado direito',
      crown: 'Coroa',
      top: 'Cima',
      back: 'Trás',
      other: 'Outra',
    },
    viewOf: 'Vista que esta foto mostra',
    remove: 'Retirar esta foto',
    cropped: 'A foto foi cortada depois',
    croppedHint: 'Marque se a cara não está ao meio porque a imagem foi aparada.',
    person: 'Pessoa',
    firstName: 'Nome próprio ou alcunha',
    firstNameHint: 'Dá nome ao tratamento. Não escreva o apelido.',
    sex: 'Sexo',
    sexHint: 'Define a cabeça média e a altura habitual da linha.',
    sexSame: 'É a mesma resposta que no Questionário.',
    sexes: { female: 'Feminino', male: 'Masculino', other: 'Outro' },
    age: 'Idade, anos',
    ageHint: 'Opcional. Avisa-se quando a linha é demasiado jovem para a idade.',
    ageBorn: 'Pela data de nascimento do questionário.',
    quality: 'Qualidade',
    good: 'A luz, a nitidez e o tamanho estão bem.',
    hints: {
      small:
        'A foto é pequena ({{mp}} megapíxeis): nela não se distinguem pontos isolados. Tire uma de pelo menos 2 megapíxeis.',
      dark: 'A foto está escura. Tire-a com luz mais clara e uniforme.',
      bright: 'Há partes queimadas. Tire-a com luz mais suave, sem flash.',
      uneven: 'Um lado é muito mais escuro do que o outro. Vire a cara para a luz.',
      blurred: 'A foto parece desfocada. Limpe a lente, não se mexa e toque na cara para focar.',
    },
    tape: 'Medidas com fita',
    tapeLead:
      'Uma cara sozinha diz pouco do tamanho da cabeça. Cada medida torna mais certos as áreas, os pontos e os minutos.',
    sizeKnown: 'Tamanho desta cabeça a ± {{percent}} % em nove de cada dez cabeças',
    sizeUnknown: 'O tamanho é calculado quando os pontos de referência estiverem marcados.',
    measure: {
      circumferenceMm: 'Perímetro',
      earToEarArcMm: 'De orelha a orelha, por cima',
      nasionInionArcMm: 'Da raiz do nariz à saliência de trás',
      lengthMm: 'Comprimento da cabeça (compasso)',
      breadthMm: 'Largura da cabeça (compasso)',
      interpupillaryMm: 'Entre as pupilas',
    },
    effect: {
      circumferenceMm: 'Pela testa e pela nuca. Erro habitual do couro cabeludo: 2,9 mm → 2,1 mm.',
      earToEarArcMm:
        'Desde o entalhe acima da pequena cartilagem à frente de uma orelha, a direito pelo alto da cabeça, até ao mesmo entalhe da outra. Com o perímetro → 1,6 mm.',
      nasionInionArcMm:
        'Desde a raiz do nariz pelo meio da cabeça até à saliência de trás. Fixa o comprimento que a vista de frente não vê.',
      lengthMm: 'De entre as sobrancelhas ao ponto mais afastado de trás.',
      breadthMm: 'O ponto mais largo acima das orelhas.',
      interpupillaryMm: 'Dos óculos ou de uma ótica. Fixa a escala da cara.',
    },
    checkUnit: 'Verifique o número e a unidade.',
    cm: 'cm',
  },
};
