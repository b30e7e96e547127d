import { type CloseCode, close } from '../../shared/protocol/close.ts';
import type { Closed } from '../../shared/protocol/http.ts';
import type { Peer } from '../rooms/peer.ts';
import type { HttpLink } from './httpLink.ts';
import { type Admission, type Asked, judge } from './judge.ts';
import type { LiveSetting } from './live.ts';

/** A link that a room has let in. */
export interface OpenLink {
  readonly link: HttpLink;
  readonly peer: Peer;
  readonly admission: Admission;
  /** Known to be of its session. */
  cookie: string | undefined;
}

/** Judges whoever asks for a link and brings them into the room; the link may end at any moment meanwhile. */
export async function openLink(
  link: HttpLink,
  asked: Asked,
  setting: LiveSetting,
): Promise<OpenLink | Closed> {
  const { rooms } = setting;
  const stopWaiting = rooms.timers.after(rooms.limits.handshake, () =>
    link.end(close.handshakeTimeout, 'it took too long'),
  );
  try {
    while (link.isOpen()) {
      const judgedAt = rooms.changes();
      const judgement = await judge(asked, setting);
      if ('code' in judgement) return closedBy(judgement.code, judgement.why);
      const { documentId, part, state, epoch, user, sessionId, mayWrite, extended } = judgement;
      const signer = { personId: user.id, organisationId: user.organisationId };
      const entered = await rooms.enter({
        documentId,
        part,
        joining: { socket: link.socket, signer, sessionId, user, mayWrite, extended },
        state,
        epoch,
        judgedAt,
        isOpen: () => link.isOpen(),
      });
      if (entered.type === 'refused') return closedBy(entered.code, entered.why);
      if (entered.type === 'joined') {
        return { link, peer: entered.peer, admission: judgement, cookie: asked.cookie };
      }
    }
    return link.closed() ?? closedBy(close.policy, 'the client has gone');
  } catch (error) {
    setting.onError('a document could not be opened', { error });
    return closedBy(close.storage, 'the document could not be opened');
  } finally {
    stopWaiting();
  }
}

export function closedBy(code: CloseCode, reason: string): Closed {
  return { closed: { code, reason } };
}
