import type { shadeTexts as en } from '../en/shade.ts';
import type { SameKeys } from '../same-keys.ts';

export const shadeTexts: SameKeys<typeof en> = {
  'shade.weakDilution':
    'A esta força, mais água quase não aclara: metade a mais tira ao ponto cicatrizado no máximo {percent:n} %. Aclaram mais pontos mais pequenos ou menos pontos.',
  'shade.darkSkin':
    'Preto em pele escura (ITA {ita:n}°): a própria pele absorve quase toda a luz; os pontos notam-se pouco, e sobretudo como perda de vermelho. Deixe cicatrizar um teste antes da primeira sessão.',
  'shade.deep':
    'Tão fundo, qualquer tinta cicatriza cinzento-azulada e desfocada: o pigmento começaria a {topMm:n} mm sob a superfície, e a partir de {limitMm:n} mm nenhum tom ajuda. Deixe sair menos agulha e alivie ao primeiro sangramento.',
  'shade.warm':
    'Uma tinta quente compensa no máximo {depthMm:n} mm de profundidade e desaparece antes do preto. Não salva um trabalho fundo: pouca saída de agulha, e pare onde sangrar.',
  'shade.mostlyGrey':
    'A maior parte do cabelo é branca ({percent:n} %): os pontos não podem ser mais claros do que a pele. Iguale só o cabelo escuro, com menor densidade, e conte com lados mais claros.',
  'shade.darker':
    'O cabelo rapado próprio é mais escuro ({gap:n} L*) do que cicatrizam pontos deste tamanho e desta saída de agulha. Mais pontos ou uma agulha mais larga aproximam; mais pigmento não, e mais saída só os torna azuis.',
  'shade.lighter':
    'O cabelo próprio é mais claro ({gap:n} L*) do que o tom mais claro. Use menos pontos e mais pequenos, ou deixe o cabelo louro sem pigmento.',
  'shade.warmer':
    'O cabelo próprio é mais quente do que o pigmento pode parecer sob a pele: a pele devolve o azul antes de ele chegar ao ponto. Iguale a claridade e espere um ponto mais frio.',
  'shade.sidesNoSkin':
    'Não há pele nua na foto para comparar com os lados rapados: ponha antes a marca de pele sobre pele uniforme e nua.',
  'shade.sidesOutside': 'A área de cabelo rapado fica fora da foto ou é pequena demais: leve-a para o lado da cabeça.',
  'shade.sidesBare': 'A área dos lados é tão clara como a pele: leve-a para cabelo bem rapado.',
  'shade.sidesDoubtful':
    'A quantidade de cabelo nos lados só se conhece a ± {doubt:n} %: aqui a cor mal distingue cabelo e sombra. Ponha a marca de pele sobre pele nua ao lado deles, com a mesma luz, para maior certeza.',
  'shade.sidesShaded':
    'Os lados recebem {percent:n} % menos luz do que a marca de pele. Essa sombra foi retirada pela cor, o que deixa ± {doubt:n} % de dúvida. Ponha a marca de pele sobre pele nua ao lado deles, com a mesma luz, para maior certeza.',
  'shade.sidesUntold':
    'Esta foto não permite saber quanto cabelo há nos lados: aqui a cor não distingue cabelo e sombra. Tome o tom como uma primeira estimativa. Para maior certeza, ponha a marca de pele sobre pele nua ao lado deles, com a mesma luz, ou repita a foto com luz uniforme.',
  'shade.fromPatch':
    'Escolhido pelo teste cicatrizado deste cliente: ficou {percent:n} % do pigmento, quando o habitual é {usual:n} %.',
};
