import type { IncomingMessage } from 'node:http';
import { close } from '../../shared/protocol/close.ts';
import type { Closed } from '../../shared/protocol/http.ts';
import type { Peer } from '../rooms/peer.ts';
import { packet } from '../rooms/socket.ts';
import { every } from '../rooms/timers.ts';
import type { HttpLink } from './httpLink.ts';
import { type Admission, judge, stillHolds } from './judge.ts';
import type { LiveSetting } from './live.ts';

/** A link that a room has let in, and whose it is. */
export interface OpenLink {
  readonly link: HttpLink;
  readonly peer: Peer;
  readonly documentId: string;
  readonly personId: string;
  readonly sessionId: string;
  /** Known to be of that session. */
  cookie: string | undefined;
}

/** Rights are looked at again this often, as a net under the closing on every change. */
const lookAgain = 20_000;

/** Judges whoever asks for a link and brings them into the room; the link may end at any moment meanwhile. */
export async function openLink(
  link: HttpLink,
  request: IncomingMessage,
  setting: LiveSetting,
  mayHaveAnother: (personId: string) => boolean,
): Promise<OpenLink | Closed> {
  const { rooms } = setting;
  const stopWaiting = rooms.timers.after(rooms.limits.handshake, () =>
    link.end(close.handshakeTimeout, 'it took too long'),
  );
  try {
    while (link.isOpen()) {
      const judgedAt = rooms.changes();
      const judgement = await judge(request, setting);
      if ('code' in judgement) return closed(judgement.code, judgement.why);
      const { documentId, state, epoch, user, sessionId } = judgement;
      if (!mayHaveAnother(user.id)) return closed(close.tooFast, 'too many links of one person');
      const entered = await rooms.enter({
        documentId,
        joining: joiningOf(link, judgement),
        state,
        epoch,
        judgedAt,
        isOpen: () => link.isOpen(),
      });
      if (entered.type === 'otherEpoch') return closed(close.tooOld, 'the document has a new epoch');
      if (entered.type === 'joined') {
        const { peer } = entered;
        keepLooking(link, peer, judgement, request, setting);
        return { link, peer, documentId, personId: user.id, sessionId, cookie: request.headers.cookie };
      }
    }
    return link.closed() ?? closed(1001, 'the client has gone');
  } catch (error) {
    setting.onError('a document could not be opened', { error });
    return closed(close.storage, 'the document could not be opened');
  } finally {
    stopWaiting();
  }
}

function closed(code: number, reason: string): Closed {
  return { closed: { code, reason } };
}

function keepLooking(
  link: HttpLink,
  peer: Peer,
  before: Admission,
  request: IncomingMessage,
  setting: LiveSetting,
): void {
  const look = async () => {
    try {
      const code = stillHolds(before, await judge(request, setting));
      if (code !== undefined) peer.close(code, 'rights or state have changed');
    } catch (error) {
      setting.onError('rights could not be looked at', { error });
      peer.close(close.storage, 'rights could not be looked at');
    }
  };
  link.onEnd(every(setting.rooms.timers, lookAgain, () => void look()));
}

function joiningOf(link: HttpLink, { user, sessionId, mayWrite, extended }: Admission) {
  const { socket } = link;
  return {
    socket: { ...socket, send: (bytes: Uint8Array) => socket.send(packet(bytes)) },
    signer: { personId: user.id, organisationId: user.organisationId },
    sessionId,
    user,
    mayWrite,
    extended,
  };
}
