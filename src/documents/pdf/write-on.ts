import { INK, type PageFlow } from './page-flow.ts';
import { PDF_FONTS } from './pdf-port.ts';

const BOX = 8;

/** A box to tick with its words, wrapped under themselves. */
export function drawTick(flow: PageFlow, words: string): void {
  const { pdf } = flow;
  const indent = 18;
  pdf.font(PDF_FONTS.regular);
  pdf.fontSize(9.5);
  const height = Math.max(12, pdf.heightOfString(words, { width: flow.width - indent, lineGap: 1.5 }));
  flow.need(height);
  pdf.addStructure(
    pdf.struct('P', {}, () => {
      drawBox(flow, flow.left + 2, flow.y + 2.5);
      pdf.text(words, flow.left + indent, flow.y, { width: flow.width - indent, lineGap: 1.5 });
    }),
  );
  flow.y += height + 4;
}

/** Boxes with a word or two each, side by side from `left`, in as many rows as they need; moves the flow below them. */
export function drawChoices(flow: PageFlow, choices: readonly string[], left = flow.left + 2): void {
  const { pdf } = flow;
  let x = left;
  pdf.font(PDF_FONTS.regular);
  pdf.fontSize(8.5);
  for (const words of choices) {
    const width = BOX + 5 + pdf.widthOfString(words);
    if (x > left && x + width > flow.left + flow.width) {
      x = left;
      flow.y += 14;
    }
    const at = x;
    pdf.addStructure(
      pdf.struct('P', {}, () => {
        drawBox(flow, at, flow.y + 1.5);
        pdf.text(words, at + BOX + 5, flow.y, { lineBreak: false });
      }),
    );
    x += width + 13;
  }
  flow.y += 15;
}

/** How wide choices are when they stand in one row. */
export function choicesWidth(flow: PageFlow, choices: readonly string[]): number {
  flow.pdf.font(PDF_FONTS.regular);
  flow.pdf.fontSize(8.5);
  return choices.reduce((sum, words) => sum + BOX + 18 + flow.pdf.widthOfString(words), -13);
}

/** Empty lines to write on, over a share of the width. */
export function drawWritingLines(flow: PageFlow, count: number, stepPt = 18, share = 1): void {
  const { pdf } = flow;
  flow.figure('', stepPt * count, (top) => {
    pdf.strokeColor(INK.line);
    pdf.lineWidth(0.7);
    for (let line = 1; line <= count; line++) {
      pdf.moveTo(flow.left, top + stepPt * line - 2);
      pdf.lineTo(flow.left + flow.width * share, top + stepPt * line - 2);
      pdf.stroke();
    }
  });
}

/** Lines to sign on, side by side, each with what belongs there under it. */
export function drawSignatureLines(flow: PageFlow, labels: readonly string[], roomPt = 44): void {
  const { pdf } = flow;
  const gutter = 14;
  const width = (flow.width - gutter * (labels.length - 1)) / labels.length;
  flow.figure(labels.join(', '), roomPt + 18, (top) => {
    for (const [index, label] of labels.entries()) {
      const x = flow.left + index * (width + gutter);
      pdf.strokeColor(INK.quiet);
      pdf.lineWidth(0.7);
      pdf.moveTo(x, top + roomPt);
      pdf.lineTo(x + width, top + roomPt);
      pdf.stroke();
      pdf.font(PDF_FONTS.regular);
      pdf.fontSize(8);
      pdf.fillColor(INK.quiet);
      pdf.text(label, x, top + roomPt + 4, { width, lineBreak: false });
    }
  });
}

function drawBox({ pdf }: PageFlow, x: number, y: number): void {
  pdf.strokeColor(INK.quiet);
  pdf.lineWidth(0.8);
  pdf.rect(x, y, BOX, BOX);
  pdf.stroke();
  pdf.fillColor(INK.text);
}
