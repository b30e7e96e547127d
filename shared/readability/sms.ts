/** How a text travels as a text message: 3GPP TS 23.038 (alphabets) and 23.040 (joined messages). */
export interface Sms {
  readonly encoding: 'GSM-7' | 'UCS-2';
  /** Septets or UTF-16 units, escapes counted. */
  readonly length: number;
  readonly segments: number;
  /** How much more fits into the last segment. */
  readonly left: number;
  /** The characters that the cheaper alphabet lacks, each once, in the order they come. */
  readonly forcing: readonly string[];
}

const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** Each costs an escape besides itself. */
const extension = new Set('^{}\\[~]|€\f');

const limits = { 'GSM-7': { alone: 160, joined: 153 }, 'UCS-2': { alone: 70, joined: 67 } } as const;

export function smsOf(text: string): Sms {
  const characters = Array.from(text);
  const forcing = [...new Set(characters.filter((one) => !basic.has(one) && !extension.has(one)))];
  const encoding = forcing.length === 0 ? 'GSM-7' : 'UCS-2';
  const costs = characters.map((one) => (encoding === 'UCS-2' ? one.length : extension.has(one) ? 2 : 1));
  const length = costs.reduce((sum, cost) => sum + cost, 0);
  const { alone, joined } = limits[encoding];
  if (length <= alone) {
    return { encoding, length, segments: length === 0 ? 0 : 1, left: alone - length, forcing };
  }
  // An escape or a surrogate pair is never cut in two, so a segment may go out one short.
  let segments = 1;
  let used = 0;
  for (const cost of costs) {
    if (used + cost > joined) {
      segments += 1;
      used = 0;
    }
    used += cost;
  }
  return { encoding, length, segments, left: joined - used, forcing };
}
