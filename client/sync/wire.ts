/** What carries messages to the server and back, in order, until it is closed. */
export interface Wire {
  /** Nothing leaves before it has opened. */
  send(message: Uint8Array): void;
  /** What was sent before still leaves. */
  close(): void;
}

export interface WireEvents {
  opened(): void;
  heard(message: Uint8Array): void;
  /** Once. @param code undefined when the other side said none */
  closed(code: number | undefined): void;
}

/** @param url `wss://…`, with its query */
export type Dial = (url: string, events: WireEvents) => Wire;

/** @param open makes a WebSocket; it may throw where a policy forbids that */
export function overWebSocket(open: (url: string) => WebSocket): Dial {
  return (url, events) => {
    const socket = open(url);
    socket.binaryType = 'arraybuffer';
    socket.addEventListener('open', () => events.opened());
    socket.addEventListener('message', ({ data }) => {
      if (data instanceof ArrayBuffer) events.heard(new Uint8Array(data));
    });
    socket.addEventListener('close', ({ code }) => events.closed(code));
    // Node throws what nobody listens to; the end is told all the same.
    socket.addEventListener('error', () => undefined);
    return {
      send: (message) => {
        if (socket.readyState === socket.OPEN) socket.send(message as Uint8Array<ArrayBuffer>);
      },
      close: () => socket.close(),
    };
  };
}
