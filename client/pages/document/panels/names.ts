const names = ['checks', 'comments', 'history', 'source', 'people', 'outline', 'suggestions'] as const;
export type PanelName = (typeof names)[number];

export function panelNamed(name: string | undefined): PanelName | undefined {
  return names.find((one) => one === name);
}
