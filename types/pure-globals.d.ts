// What every JavaScript host has and TypeScript declares only with the DOM or Node: all that pure rooms may use of it.
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean });
  decode(bytes: ArrayBufferView): string;
}
declare function structuredClone<Value>(value: Value): Value;
