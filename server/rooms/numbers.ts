const bits = 12;
const page = 1 << bits;
const within = page - 1;

/** A list of 32-bit numbers that grows by pages: what is there is not copied over and over for one large update. */
export class Numbers {
  private readonly pages: Uint32Array[] = [];
  private used = 0;

  get length(): number {
    return this.used;
  }

  at(i: number): number {
    return this.pages[i >> bits]?.[i & within] ?? 0;
  }

  push(value: number): void {
    const at = this.used & within;
    const last = this.used >> bits;
    let numbers = this.pages[last];
    if (!numbers || at === numbers.length) {
      numbers = grown(numbers, last);
      this.pages[last] = numbers;
    }
    numbers[at] = value;
    this.used += 1;
  }

  /** Takes out everything from this index on. */
  truncate(length: number): void {
    this.used = Math.min(this.used, length);
    this.pages.length = Math.min(this.pages.length, (this.used + within) >> bits);
  }
}

/** Most lists stay short: only the first page begins small. */
function grown(numbers: Uint32Array | undefined, index: number): Uint32Array {
  if (index > 0) return new Uint32Array(page);
  const larger = new Uint32Array(numbers ? Math.min(page, numbers.length + (numbers.length >> 1)) : 8);
  if (numbers) larger.set(numbers);
  return larger;
}
