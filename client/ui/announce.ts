/** What is said to people who listen to the page, and for nobody to see. */
const listeners = new Set<() => void>();
/** How long a sentence stays in the page: long enough to be read out, short enough not to be found there later. */
const staysFor = 5000;
/** Sentences that come within this time are said together, in milliseconds. */
const gathers = 400;

let waiting: string[] = [];
let gathering: ReturnType<typeof setTimeout> | undefined;
let clearing: ReturnType<typeof setTimeout> | undefined;
let said = '';

/** Says a sentence politely: after what is being read out. The same one twice at once is said once. */
export function announce(sentence: string): void {
  if (!waiting.includes(sentence)) waiting.push(sentence);
  gathering ??= setTimeout(() => {
    gathering = undefined;
    say(waiting.join(' '));
    waiting = [];
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
  said = words;
  for (const listener of listeners) listener();
}
