const highest = 5;

/** Keeps the flags of those who type from covering each other or leaving the page: a crowded one flies higher, and one too many not at all. */
export class Flags {
  private frame = 0;

  /** Looked at once for all that moves in a frame. */
  soon(): void {
    if (this.frame === 0) this.frame = requestAnimationFrame(this.place);
  }

  close(): void {
    cancelAnimationFrame(this.frame);
  }

  private readonly place = (): void => {
    this.frame = 0;
    const flags = [...document.querySelectorAll<HTMLElement>('.caret[data-typing] > .caret-flag')];
    if (flags.length === 0) return;
    const edge = document.documentElement.clientWidth;
    const boxes = flags.map((flag) => {
      const { left, right } = flag.getBoundingClientRect();
      const caret = (flag.parentElement ?? flag).getBoundingClientRect();
      const width = right - left;
      const turned = caret.left + width > edge;
      const from = turned ? caret.left - width : caret.left;
      return { flag, turned, from, to: from + width, top: caret.top, height: flag.offsetHeight, level: 0 };
    });
    boxes.sort((a, b) => a.top - b.top || a.from - b.from);
    for (const [i, box] of boxes.entries()) {
      const covers = (other: (typeof boxes)[number]) =>
        other.level === box.level &&
        Math.abs(other.top - box.top) < box.height &&
        other.from < box.to &&
        box.from < other.to;
      while (box.level <= highest && boxes.slice(0, i).some(covers)) box.level += 1;
    }
    for (const { flag, turned, level } of boxes) {
      const wanted = level === 0 ? undefined : String(level);
      if (flag.dataset.level !== wanted) {
        if (wanted === undefined) delete flag.dataset.level;
        else flag.dataset.level = wanted;
      }
      if (flag.hasAttribute('data-turned') !== turned) flag.toggleAttribute('data-turned', turned);
    }
  };
}
