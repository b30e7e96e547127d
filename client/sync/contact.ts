/** A connection lost for less than this is not shown. */
const grace = 2000;
/** With nothing to show meanwhile, the first connection may take this long. */
const firstGrace = 10_000;

/** Whether the server can be reached, as far as people are told. */
export class Contact {
  state: 'connecting' | 'open' | 'lost' = 'connecting';
  private readonly lost: () => void;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param lost called when it has been away for too long to be passed over */
  constructor(lost: () => void) {
    this.lost = lost;
  }

  /** @param hasCopy whether there is something to show meanwhile */
  begin(hasCopy: boolean): void {
    this.wait(hasCopy ? grace : firstGrace);
  }

  found(): void {
    clearTimeout(this.timer);
    this.state = 'open';
  }

  closed(): void {
    if (this.state === 'open') this.wait(grace);
  }

  end(): void {
    clearTimeout(this.timer);
  }

  private wait(patience: number): void {
    this.state = 'connecting';
    clearTimeout(this.timer);
    // Node has no navigator, or one that does not know.
    const { navigator } = globalThis as { navigator?: { onLine?: boolean } };
    const isOffline = navigator?.onLine === false;
    this.timer = setTimeout(
      () => {
        this.state = 'lost';
        this.lost();
      },
      isOffline ? 0 : patience,
    );
  }
}
