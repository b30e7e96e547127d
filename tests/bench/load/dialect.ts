import * as encoding from 'lib0/encoding';
import { message } from '../../../shared/protocol/messages.ts';

/** How a server wants to be spoken to: the y-websocket wire, or Hocuspocus' with the document's name before all. */
export type Dialect = 'y-websocket' | 'hocuspocus';

export function pathOf(documentId: string): string {
  return `/live/${documentId}?protocol=1`;
}

/** What stands before every message. */
export function prefixOf(dialect: Dialect, documentId: string): Uint8Array {
  if (dialect === 'y-websocket') return new Uint8Array(0);
  return encoding.encode((encoder) => encoding.writeVarString(encoder, documentId));
}

/** "I have nothing": an empty state vector. */
export const step1 = Uint8Array.of(message.sync, 0, 1, 0);

/** Messages of a client that has nothing yet, without their prefix. */
export function helloOf(dialect: Dialect): readonly Uint8Array[] {
  if (dialect === 'y-websocket') return [step1];
  const token = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, message.auth);
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarString(encoder, 'anybody');
  });
  return [token, step1];
}

/** "I have nothing that you lack": an empty step 2. */
export const nothingNew = Uint8Array.of(message.sync, 1, 2, 0, 0);

export function updateMessage(update: Uint8Array): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, message.sync);
    encoding.writeVarUint(encoder, 2);
    encoding.writeVarUint8Array(encoder, update);
  });
}
