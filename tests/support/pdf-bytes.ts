/** The beginning of a PDF; enough for a store that keeps bytes as they are. */
export const PDF_BYTES: Buffer = Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n', 'latin1');
