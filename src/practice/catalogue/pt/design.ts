import type { designTexts as en } from '../en/design.ts';
import type { SameKeys } from '../same-keys.ts';

export const designTexts: SameKeys<typeof en> = {
  'DE01.low.why':
    'O meio da linha frontal fica {midpoint:n} mm acima do ponto entre as sobrancelhas; com menos de {lowest:n} mm parecerá baixo demais mais tarde na vida.',
  'DE01.low.todo': 'Suba o ponto médio para pelo menos {lowest:n} mm, ou que o cliente o aceite com a assinatura.',
  'DE01.low.ack': 'Quero esta linha frontal baixa e sei que pode parecer baixa demais com o passar dos anos.',
  'DE02.straight.why': 'A linha frontal ondula {wander:n} mm; as naturais ondulam 2 a 4 mm ou mais.',
  'DE02.straight.todo': 'Dê mais irregularidade grande à linha.',
  'DE02.straight.ack': 'Quero esta linha frontal direita e sei que pode parecer desenhada.',
  'DE03.filled.why':
    'A entrada frontotemporal tem só {recess:n} mm de fundo; num homem, cantos preenchidos parecem uma linha desenhada.',
  'DE03.filled.todo': 'Recue os cantos para pelo menos {least:n} mm atrás do ponto médio.',
  'DE03.filled.ack': 'Quero as entradas preenchidas e sei que podem parecer desenhadas.',
  'DE04.wide.why':
    'Um canto da linha frontal está a {apex:n} mm da linha média, para lá do canto externo do olho, a {canthus:n} mm.',
  'DE04.wide.todo': 'Traga o fundo da entrada para cima do canto externo do olho.',
  'DE04.wide.ack': 'Quero esta linha frontal larga e sei que chega mais para fora do que é habitual.',
  'DE05.short.why':
    '{asked:n} pontos/cm² ({zone}) não se alcançam com {spacing:n} mm de distância; {room:n} cumprem-se com 3 % de margem.',
  'DE05.short.todo': 'Peça {room:n} pontos/cm² ou menos.',
  'DE05.short.ack': 'Sei que o resultado pode ficar menos denso do que o desenho pede.',
  'DE05.full.why': '{asked:n} pontos/cm² ({zone}) não cabem com {spacing:n} mm de distância; cabem no máximo {room:n}.',
  'DE05.full.todo': 'Peça {room:n} pontos/cm² ou menos.',
  'DE06.tint.why':
    'Os pontos assentes vão cobrir {percent:n} % da pele ({zone}); acima de {limit:n} % a pele começa a parecer pintada.',
  'DE06.tint.todo': 'Planeie ali menos pontos ou mais pequenos.',
  'DE06.tint.ack': 'Sei que tantos pontos podem fazer a pele parecer tingida e deixam pouca margem para retoques.',
  'DE06.painted.why':
    'Os pontos assentes vão cobrir {percent:n} % da pele ({zone}); acima de {limit:n} % a pele parece pintada.',
  'DE06.painted.todo': 'Planeie ali menos pontos ou mais pequenos.',
  'DE07.alone.why':
    'Se a queda continuar até Norwood {grade}, ficariam {areaCm2:n} cm² de pele nua ao lado dos pontos.',
  'DE07.alone.todo':
    'Mostre ao cliente a imagem da queda posterior; preveja espaço, tempo e custo para alargar o campo.',
  'DE07.alone.ack': 'Vi o que uma queda maior faria e sei que então pode ser preciso mais trabalho.',
  'DE07.young.why': 'Um ponto médio a {midpoint:n} mm parece jovem aos {age} anos.',
  'DE07.young.todo': 'Suba o ponto médio para {mature:n} mm ou mais.',
  'DE07.young.ack': 'Quero esta linha frontal jovem e sei que pode dar nas vistas na minha idade.',
  'DE08.empty.why': 'O desenho não tem pontos: nenhuma zona é tratada.',
  'DE08.empty.todo': 'Escolha um padrão de queda ou as zonas a tratar.',
  'DE09.folded.why':
    'A linha frontal volta sobre si mesma: dois lugares a {along:n} mm um do outro ao longo da linha ficam a {apart:n} mm.',
  'DE09.folded.todo': 'Ponha de volta no lugar a alça que passou da vizinha, ou escolha a forma de novo.',
  'CO4.long.why': 'A sessão {n} demoraria {minutes:n} minutos, mais de {limit:n}.',
  'CO4.long.todo': 'Planeie mais sessões.',
  'CO5.share.why': 'A sessão {n} põe {percent:n} % dos pontos de uma zona ({zone}), mais de {limit:n} %.',
  'CO5.share.todo': 'Reparta os pontos por mais sessões.',
  'CO5.cover.why': 'Os pontos recentes da sessão {n} cobrem {percent:n} % da pele ({zone}), mais de {limit:n} %.',
  'CO5.cover.todo': 'Reparta os pontos por mais sessões.',
  'HF11.outline.why': 'Não há nenhum ponto do contorno do crânio, por isso o tamanho é suposto a partir do rosto.',
  'HF11.outline.todo': 'Marque o topo e os dois lados.',
  'HF12.tap.why': 'Foto {photo}: {tap} discorda dos outros pontos e ficou de fora.',
  'HF12.tap.todo': 'Coloque-o de novo.',
  'HF13.rough.why':
    'A foto {photo} fica situada só de forma aproximada: mostra dois pontos de referência e poucos do contorno.',
  'HF13.rough.todo': 'Marque {least} pontos ou mais à volta do crânio, ou um terceiro ponto de referência.',
  'HF14.HF01.why': 'A foto {photo} ficou de fora: tem muito poucos pontos.',
  'HF14.HF01.todo': 'Marque cinco ou mais, dois deles no rosto ou nas orelhas.',
  'HF14.HF02.why': 'A foto {photo} ficou de fora: um ponto dela está fora da imagem, ou a imagem é muito pequena.',
  'HF14.HF02.todo': 'Coloque esse ponto de novo, ou use uma imagem maior.',
  'HF14.HF03.why': 'A foto {photo} ficou de fora: a direita e a esquerda estão trocadas.',
  'HF14.HF03.todo':
    'Coloque os pares de novo: direita é a da própria pessoa; se a imagem estiver espelhada, desfaça o espelho.',
  'HF14.HF04.why': 'A foto {photo} ficou de fora: os pontos estão num só lugar ou numa linha.',
  'HF14.HF04.todo': 'Coloque-os onde se veem, ou use uma foto mais próxima.',
  'HF14.HF05.why': 'A foto {photo} ficou de fora: está de cabeça para baixo, ou sobrancelhas e queixo estão trocados.',
  'HF14.HF05.todo': 'Vire a imagem, ou coloque sobrancelhas e queixo de novo.',
  'HF14.HF08.why': 'A foto {photo} ficou de fora: os pontos dela e os das outras fotos não cabem numa mesma cabeça.',
  'HF14.HF08.todo': 'Verifique a vista, a direita e a esquerda, e coloque os pontos dela de novo.',
  'HF14.HF09.why': 'A foto {photo} ficou de fora: a régua dela não pode estar certa.',
  'HF14.HF09.todo': 'Marque de novo as duas pontas da régua e o comprimento, ou retire-a.',
  'IM04.small.why': 'A carta de cor é pequena demais na foto ou sai dela.',
  'IM04.small.todo': 'Repita a foto com a carta mais perto.',
  'IM04.burnt.why': 'Um quadrado da carta de cor está queimado.',
  'IM04.burnt.todo': 'Repita a foto com menos luz ou sem reflexos.',
  'IM04.flat.why': 'Os quadrados da carta de cor parecem todos iguais.',
  'IM04.flat.todo': 'Marque de novo os cantos da carta, por ordem a partir da pele escura.',
  'IM04.poor.why': 'As cores da carta não saem bem nem depois de corrigidas.',
  'IM04.poor.todo': 'Verifique a ordem dos cantos, os reflexos e a sobre-exposição.',
  'IM04.patches.why': 'A carta de cor não tem 24 quadrados.',
  'IM04.patches.todo': 'Use uma carta de 24 quadrados.',
  'IM05.noSkin.why': 'Onde se procurou, a foto não mostra pele a cores com luz uniforme; assumiu-se uma pele média.',
  'IM05.noSkin.todo': 'Verifique se os pontos são desta foto; depois marque pele nua ou indique a cor medida.',
  'IM06.underHair.why':
    'Nesta foto o cabelo cobre a pele planeada: os pontos ficam por baixo e as imagens mal os mostram.',
  'IM06.underHair.todo': 'Tire uma foto com o cabelo rapado, ou escolha o padrão e as zonas onde falta cabelo.',
};
