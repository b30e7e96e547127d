/** What is used of the browser's WebSocket; whatever carries the messages looks like one. */
export interface BrowserSocket {
  binaryType: string;
  onopen: (() => void) | null;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onclose: ((event: { readonly code: number; readonly reason: string }) => void) | null;
  onerror: ((event: unknown) => void) | null;
  send(bytes: Uint8Array): void;
  close(): void;
}

/** @param url `wss://…`, with its query */
export type Dial = (url: string) => BrowserSocket;
