/** What is said to people who listen to the page, and for nobody to see. */
const listeners = new Set<() => void>();
/** How long a sentence stays in the page: long enough to be read out, short enough not to be found there later. */
const staysFor = 5000;
/** Sentences that come within this time are said together, in milliseconds. */
const gathers = 400;

const waiting = new Map<string, string>();
let gathering: ReturnType<typeof setTimeout> | undefined;
let clearing: ReturnType<typeof setTimeout> | undefined;
let said = '';

/**
 * Says a sentence politely: after what is being read out. The same one twice at once is said once.
 * @param about of sentences about the same thing that come together, the last is said
 */
export function announce(sentence: string, about = sentence): void {
  waiting.delete(about);
  waiting.set(about, sentence);
  gathering ??= setTimeout(() => {
    gathering = undefined;
    say([...waiting.values()].join(' '));
    waiting.clear();
    clearTimeout(clearing);
    clearing = setTimeout(() => say(''), staysFor);
  }, gathers);
}

export function announcement(): string {
  return said;
}

export function subscribeAnnouncements(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function say(words: string): void {
  // The very same words again are no change, and would not be read.
  said = words !== '' && words === said ? `${words}\u00a0` : words;
  for (const listener of listeners) listener();
}
