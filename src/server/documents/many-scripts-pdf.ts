import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import PDFDocument from 'pdfkit';
import { PDF_FONTS } from '#/documents/pdf/pdf-port.ts';
import { SCRIPTS, type Script, scriptRuns } from './scripts-of-text.ts';

const FONT_FOLDER = join(
  dirname(createRequire(import.meta.url).resolve('@fontsource/noto-sans/package.json')),
  'files',
);
const WEIGHTS: Readonly<Record<string, number>> = { [PDF_FONTS.regular]: 400, [PDF_FONTS.bold]: 700 };

/** What the library hands to the method that writes one line. */
interface LineOptions {
  readonly align?: string;
  readonly width?: number;
  readonly lineWidth?: number;
  readonly features?: PDFKit.Mixins.OpenTypeFeatures[];
}

/** The library's own way to write one line with the font that is set. */
const { _fragment: writeLine } = PDFDocument.prototype as unknown as {
  _fragment(this: PDFKit.PDFDocument, text: string, x: number, y: number, options: object): void;
};

/** A PDF whose texts may mix the scripts that the font has: every line is written and measured part by part. */
export class ManyScriptsPdf extends PDFDocument {
  /** Regular or bold, as it was set last. */
  private face: string | undefined;
  private script: Script = 'latin';

  constructor(options: PDFKit.PDFDocumentOptions) {
    super(options);
    for (const [face, weight] of Object.entries(WEIGHTS)) {
      for (const script of SCRIPTS)
        this.registerFont(nameOf(face, script), join(FONT_FOLDER, `noto-sans-${script}-${weight}-normal.woff`));
    }
  }

  override font(source: PDFKit.Mixins.PDFFontSource, ...rest: unknown[]): this {
    this.face = typeof source === 'string' && source in WEIGHTS ? source : undefined;
    this.script = 'latin';
    return (super.font as (...all: unknown[]) => this)(source, ...rest);
  }

  override widthOfString(text: string, options?: PDFKit.Mixins.TextOptions): number {
    let width = 0;
    this.eachRun(text, (run) => {
      width += super.widthOfString(run, options);
    });
    return width;
  }

  _fragment(text: string, x: number, y: number, options: LineOptions): void {
    const line = `${text}`.replace(/\n/g, '');
    if (scriptRuns(line).length === 1) {
      this.eachRun(line, (run) => void writeLine.call(this, run, x, y, options));
      return;
    }
    const room = options.width ? (options.lineWidth ?? 0) - this.widthOfString(line.trimEnd()) : 0;
    let at = x + (options.align === 'right' ? room : options.align === 'center' ? room / 2 : 0);
    this.eachRun(line, (run) => {
      writeLine.call(this, run, at, y, {});
      at += super.widthOfString(run);
    });
  }

  /** Sets the font of each run in turn, then the one before: writing a line measures it too. */
  private eachRun(text: string, use: (run: string) => void): void {
    const before = this.script;
    for (const run of scriptRuns(text)) {
      this.takeScript(run.script);
      use(run.text);
    }
    this.takeScript(before);
  }

  private takeScript(script: Script): void {
    if (this.face === undefined || script === this.script) return;
    this.script = script;
    super.font(nameOf(this.face, script));
  }
}

/** The Latin part has the name that documents use. */
function nameOf(face: string, script: Script): string {
  return script === 'latin' ? face : `${face}-${script}`;
}
