/** The six patterns, drawn in a 32 × 32 box; `dots` are filled, the others stroked. */
export const patterns: readonly { readonly d: string; readonly dots?: true }[] = [
  { d: 'M-4 12 12-4M-4 24 24-4M-4 36 36-4M8 36 36 8M20 36 36 20' },
  { d: dots(), dots: true },
  { d: 'M0 4H32M0 12H32M0 20H32M0 28H32' },
  { d: 'M0 5H32M0 16H32M0 27H32M5 0V32M16 0V32M27 0V32' },
  { d: 'M4 0V32M12 0V32M20 0V32M28 0V32' },
  { d: 'M-2 9 6 3 16 9 26 3 34 9M-2 19 6 13 16 19 26 13 34 19M-2 29 6 23 16 29 26 23 34 29' },
];

function dots(): string {
  const places = [4, 12, 20, 28];
  return places.flatMap((y) => places.map((x) => `M${x - 2} ${y}a2 2 0 1 0 4 0a2 2 0 1 0-4 0`)).join('');
}
