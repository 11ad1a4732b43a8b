import type { problemTexts as english } from '../en/problems.ts';
import type { SameKeys } from '../same-keys.ts';

export const problemTexts: SameKeys<typeof english> = {
  problems: {
    internal: 'Algo falhou no programa: tente de novo.',
    'not-found': 'Isto já não está aqui; talvez tenha sido apagado. Volte à lista.',
    'bad-request': 'Algo do que foi enviado não está certo: corrija e envie de novo.',
    'body-too-large': 'Isto passa do limite: envie menos de uma vez.',
    'unsupported-media-type': 'Este tipo de ficheiro não é aceite aqui: escolha outro.',
    'rate-limited': 'Demasiados pedidos num minuto: espere um pouco e tente de novo.',
    'foreign-origin': 'Isto vem de outra página web: abra o próprio Whorl.',
    'course-conflict': 'Este curso foi mudado noutra janela: recarregue-o e repita a última mudança.',
    'version-conflict': 'Isto foi mudado noutra janela: recarregue e repita a última mudança.',
    'already-exists': 'Isto já está aqui.',
    'not-ready': 'Ainda está a ser feito: espere um momento.',
    'file-type': 'O ficheiro não é um PDF nem uma imagem: escolha outro.',
    'file-missing': 'O ficheiro está vazio: escolha outro.',
    'file-incomplete': 'O PDF está cortado: guarde-o de novo e volte a escolhê-lo.',
    'photo-missing': 'A foto está vazia: escolha outra.',
    'photo-too-large': 'A foto passa de 25 MB: guarde-a mais pequena.',
    'photo-too-many-pixels': 'A foto tem mais de 60 megapíxeis: guarde-a mais pequena.',
    'photo-too-small': 'A foto é pequena demais para planear: tire uma de pelo menos 200 px no lado mais curto.',
    'photo-type': 'O ficheiro não é uma imagem JPEG, PNG, WebP ou HEIC: escolha outro.',
    'photo-animated': 'O ficheiro é uma animação: escolha uma só imagem.',
    'photo-damaged': 'A foto está cortada ou danificada: copie-a de novo da câmara.',
    'photo-too-slow': 'A foto demora demais a ler: guarde-a como JPEG e tente de novo.',
    'case-invalid': 'Algo falta ou se contradiz neste curso: veja os primeiros passos.',
    'landmarks-invalid':
      'Faltam pontos, estão fora da foto, invertidos ou numa linha: veja o passo dos pontos da face.',
    'head-not-fitted': 'Nenhuma cabeça serve a estes pontos e medidas: veja o passo dos pontos da face.',
    'plan-refused': 'Uma regra recusa este plano: veja o que diz o passo Desenho.',
    'record-invalid': 'Este registo não está completo ou não está certo: veja o que falta.',
    'record-closed': 'Um registo fechado nunca é mudado: acrescente uma correção.',
    'disk-full': 'O disco está cheio: liberte espaço e tente de novo; o que foi guardado antes está intacto.',
    'cannot-write': 'Não se pode escrever na pasta: verifique-a.',
    'file-damaged': 'Um ficheiro guardado está danificado: recupere-o de uma cópia de segurança.',
  },
};
