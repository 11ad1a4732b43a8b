import type { eraseTexts as en } from '../en/erase.ts';
import type { SameKeys } from '../same-keys.ts';

export const eraseTexts: SameKeys<typeof en> = {
  erase: {
    title: 'Apagar para sempre',
    clientHint: 'Quando um cliente o pede, ou quando já nada tem de ser conservado.',
    open: 'Apagar para sempre …',
    ask: 'Apagar «{{name}}» para sempre?',
    goes: 'Isto desaparece deste computador e não pode ser recuperado:',
    client: 'a ficha do cliente: nome, datas, contactos',
    courses_one: '{{count}} tratamento: {{titles}}',
    courses_other: '{{count}} tratamentos: {{titles}}',
    photos_one: '{{count}} foto e tudo o que nela foi desenhado',
    photos_other: '{{count}} fotos e tudo o que nelas foi desenhado',
    plans_one: '{{count}} plano com as suas imagens e folhas',
    plans_other: '{{count}} planos com as suas imagens e folhas',
    records_one: '{{count}} registo: respostas, consentimentos, sessões, cicatrização, notas',
    records_other: '{{count}} registos: respostas, consentimentos, sessões, cicatrização, notas',
    files_one: '{{count}} carta ou documento assinado',
    files_other: '{{count}} cartas e documentos assinados',
    stays:
      'Isto fica: no histórico, quando algo foi feito e com que número, sem nomes nem conteúdos; os frascos de tinta; e todas as cópias de segurança e pastas exportadas que tenha feito.',
    exportFirst: 'Para guardar uma cópia ou dá-la ao cliente, exporte antes a pasta. Pode voltar a ser importada.',
    restoreFirst: 'Para conservar o plano ou as imagens, restaure-o antes e guarde-os no passo Exportar.',
    held: 'Segundo as regras de {{place}} estes registos são conservados {{years}} anos após a última visita ({{last}}), ou seja, até {{until}}.',
    heldWeak: 'Não foi encontrada nenhuma lei que o diga; é o que o programa supõe.',
    heldDecide:
      'Se uma lei o obriga a conservá-los, ou se precisa deles contra uma reclamação, é decisão sua: aí termina o direito ao apagamento (RGPD, artigo 17.º, n.º 3, alíneas b) e e)). Se não tiver a certeza, pergunte a quem conheça a lei do seu lugar.',
    heldTick: 'Decidi: estes registos não têm de ser conservados.',
    type: 'Para confirmar, escreva: {{name}}',
    confirm: 'Apagar para sempre',
    done: '«{{name}}» foi apagado para sempre.',
    unfinished:
      '«{{name}}» já não está no estúdio, mas ainda não foi possível limpar o disco. Liberte espaço e arranque o Whorl de novo: então termina sozinho.',
    recordsOfClient:
      'Este tratamento contém registos de {{name}}. Os registos só são apagados com o cliente inteiro: apague-o na sua página.',
    recordsOfOthers:
      'O tratamento «{{title}}» contém registos de outro cliente. Atribua-o antes a esse cliente, no passo Questionário.',
    notDeleted: 'Este tratamento já não está eliminado. Elimine-o antes.',
    deletedCourses: 'Tratamentos eliminados ({{count}})',
    deletedOn: 'Eliminado em {{when}}',
    restore: 'Restaurar',
  },
};
