/**
 * How well a number is supported; carried beside every default wherever it is shown or can be edited.
 * PR peer-reviewed, PR2 peer-reviewed seen second-hand, P+ several practitioners, P1 one practitioner, REG regulation,
 * FORUM forum, DER arithmetic from sourced numbers, MEM general knowledge without a source at hand.
 */
export type EvidenceCode = 'PR' | 'PR2' | 'P+' | 'P1' | 'REG' | 'FORUM' | 'DER' | 'MEM';

export interface Sourced<Value> {
  readonly value: Value;
  readonly evidence: EvidenceCode;
  /** Plain words: where the number comes from, and its plausible range when sources differ. */
  readonly note: string;
}
