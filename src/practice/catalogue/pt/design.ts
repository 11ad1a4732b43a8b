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
};
