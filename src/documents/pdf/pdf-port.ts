/**
 * The part of a PDFKit document that the documents draw on. The edge (server, command line) makes the real document, registers the
 * fonts and collects the bytes; the pure room only draws. Units are points (1/72 inch), origin top left, y down.
 */
export interface PdfPort {
  readonly page: { readonly width: number; readonly height: number };
  x: number;
  y: number;
  addPage(options?: { size?: readonly [number, number] | string; margin?: number }): unknown;
  font(name: string): unknown;
  fontSize(sizePt: number): unknown;
  fillColor(colour: string): unknown;
  strokeColor(colour: string): unknown;
  lineWidth(widthPt: number): unknown;
  lineCap(style: 'butt' | 'round' | 'square'): unknown;
  lineJoin(style: 'miter' | 'round' | 'bevel'): unknown;
  dash(lengthPt: number, options?: { space?: number }): unknown;
  undash(): unknown;
  moveTo(x: number, y: number): unknown;
  lineTo(x: number, y: number): unknown;
  closePath(): unknown;
  rect(x: number, y: number, width: number, height: number): unknown;
  roundedRect(x: number, y: number, width: number, height: number, radius: number): unknown;
  circle(x: number, y: number, radius: number): unknown;
  stroke(): unknown;
  fill(colour?: string): unknown;
  fillAndStroke(fill: string, stroke: string): unknown;
  clip(): unknown;
  save(): unknown;
  restore(): unknown;
  text(text: string, x: number, y: number, options?: PdfTextOptions): unknown;
  heightOfString(text: string, options?: PdfTextOptions): number;
  widthOfString(text: string, options?: PdfTextOptions): number;
  image(
    bytes: unknown,
    x: number,
    y: number,
    options: { width?: number; height?: number; fit?: [number, number] },
  ): unknown;
  openImage(bytes: unknown): { readonly width: number; readonly height: number };
  struct(
    type: string,
    options?: { title?: string; alt?: string },
    children?: (() => void) | readonly unknown[],
  ): unknown;
  addStructure(element: unknown): unknown;
}

export interface PdfTextOptions {
  readonly width?: number;
  readonly align?: 'left' | 'right' | 'center';
  readonly lineGap?: number;
  readonly lineBreak?: boolean;
  readonly continued?: boolean;
}

/** Names under which the edge registers the fonts. */
export const PDF_FONTS = { regular: 'regular', bold: 'bold' } as const;

export const POINTS_PER_MM = 72 / 25.4;

export function mmToPoints(mm: number): number {
  return mm * POINTS_PER_MM;
}
