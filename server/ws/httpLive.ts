import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isUuid } from '../../shared/ids.ts';
import { readBatch } from '../../shared/protocol/batch.ts';
import { close } from '../../shared/protocol/close.ts';
import { linkHeader, longestPoll, type Opened, type Taken } from '../../shared/protocol/http.ts';
import { answerBytes, answerError, answerJson, answerNothing, readBody } from './httpBody.ts';
import { HttpLink } from './httpLink.ts';
import { closedBy, openLink, type OpenLink } from './httpOpen.ts';
import { readAsked } from './judge.ts';
import type { LiveSetting } from './live.ts';
import { Rounds } from './rounds.ts';

export interface HttpDoor {
  /** @returns false when the request is not for this door */
  handle(request: IncomingMessage, response: ServerResponse): boolean;
  /** Ends what is still held; call after the rooms have stopped. */
  stop(): void;
}

/** Links that one person may have open at once: tabs, and those of a reload that have not been noticed yet. */
const linksOfOnePerson = 32;
/** A link that the server closed can tell why for this long. */
const tellsWhy = 60_000;
/** Beyond the largest message: numbers and lengths. */
const batchMargin = 64 * 1024;
const tokenBytes = 32;
const byClient = 1000;

/**
 * The door at `/live/<document id>` for clients whose network blocks WebSockets: the same judgement, the same rooms,
 * the same messages. They go up by POST and come down by a GET that is held until there is something to say.
 */
export function httpLive(setting: LiveSetting): HttpDoor {
  const { timers, limits } = setting.rooms;
  const links = new Map<string, OpenLink>();
  const rounds = new Rounds(setting);
  let stopped = false;

  return {
    handle(request, response) {
      const path = pathIn(request.url);
      const { method = '' } = request;
      if (!path || (path.type === 'open' && method === 'GET')) return false;
      const { origin, host } = request.headers;
      if (method !== 'GET' && method !== 'POST') {
        answerError(response, 405, 'badRequest', 'Only GET and POST are understood here.');
      } else if (origin === undefined ? method !== 'GET' : !setting.originAllowed(origin, host)) {
        answerError(response, 403, 'forbiddenOrigin', 'The Origin header of this installation is needed.');
      } else if (stopped) {
        answerError(response, 503, 'unavailable', 'The server is stopping. Come back in a moment.');
      } else {
        answer(request, response, path).catch((error: unknown) => {
          if (request.destroyed && !request.complete) return;
          setting.onError('a call for live messages failed', { error });
          answerError(response, 500, 'unexpected', 'Something went wrong here. Try again.');
        });
      }
      return true;
    },
    stop() {
      stopped = true;
      rounds.stop();
      for (const { link } of links.values()) link.end(close.restart, 'the server stops');
      links.clear();
    },
  };

  async function answer(request: IncomingMessage, response: ServerResponse, path: Path): Promise<void> {
    if (path.type === 'open') return open(request, response);
    const found = await linkOf(request, path.documentId);
    if (!found) return answerError(response, 404, 'notFound', 'There is no such link. Open one anew.');
    found.peer.heard(timers.now());
    if (request.method === 'GET') poll(response, found.link, path.query);
    else await take(request, response, found, path.query);
  }

  async function open(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = readAsked(request.url ?? '', request.headers.cookie);
    if ('code' in asked) return answerJson(response, closedBy(asked.code, asked.why));
    const link = new HttpLink();
    const gone = () => link.end(byClient, 'the client has gone');
    response.once('close', gone);
    const opened = await openLink(link, asked, setting);
    response.off('close', gone);
    if ('closed' in opened) return answerJson(response, opened);
    const { peer, admission } = opened;
    if (tooMany(admission.user.id)) {
      peer.left();
      return answerJson(response, closedBy(close.tooFast, 'one person has too many links'));
    }
    const token = randomBytes(tokenBytes).toString('base64url');
    links.set(token, opened);
    rounds.join(peer, asked, admission);
    link.onEnd(() => {
      rounds.leave(peer);
      peer.left();
      if (link.closed()?.closed.code === byClient) links.delete(token);
      else timers.after(tellsWhy, () => links.delete(token));
    });
    if (response.destroyed) link.end(byClient, 'the client has gone');
    answerJson(response, link.closed() ?? ({ link: token } satisfies Opened));
  }

  /** Those that have ended count for as long as they can tell why. */
  function tooMany(personId: string): boolean {
    let own = 0;
    for (const { admission } of links.values()) if (admission.user.id === personId) own += 1;
    return own >= linksOfOnePerson;
  }

  /** The link that the request names, if it is of the same document and session. */
  async function linkOf(request: IncomingMessage, documentId: string): Promise<OpenLink | undefined> {
    const token = request.headers[linkHeader];
    const opened = typeof token === 'string' ? links.get(token) : undefined;
    if (!opened || opened.admission.documentId !== documentId) return undefined;
    const { cookie } = request.headers;
    if (cookie === opened.cookie) return opened;
    const session = await setting.authenticate(cookie);
    if (session?.sessionId !== opened.admission.sessionId) return undefined;
    opened.cookie = cookie;
    return opened;
  }

  function poll(response: ServerResponse, link: HttpLink, query: URLSearchParams): void {
    const closed = link.closed();
    if (closed) return answerJson(response, closed);
    const after = numberIn(query.get('after'));
    if (after === undefined || !link.acknowledge(after)) {
      return answerError(response, 400, 'badRequest', '“after” is the number of the last message received.');
    }
    let stopWaiting = () => {};
    const letGo = link.hold((told) => {
      stopWaiting();
      if (told.type === 'messages') answerBytes(response, told.body);
      else if (told.type === 'closed') answerJson(response, { closed: told.closed });
      else answerNothing(response);
    });
    if (!letGo) return;
    if (query.get('hold') === '0') return letGo();
    stopWaiting = timers.after(longestPoll, letGo);
    response.once('close', letGo);
  }

  async function take(
    request: IncomingMessage,
    response: ServerResponse,
    { link, peer }: OpenLink,
    query: URLSearchParams,
  ): Promise<void> {
    const body = await readBody(request, limits.frame + batchMargin);
    const batch = body && readBatch(body);
    if (!body) peer.close(close.tooBig, 'the body is too large');
    else if (!batch) peer.close(close.badUpdate, 'the body holds no messages');
    else if (link.isOpen()) {
      for (const message of link.take(batch)) peer.receive(message, timers.now());
      if (query.get('close') === '1') link.end(byClient, 'the client closed it');
    }
    const closed = link.closed();
    if (!closed) return answerJson(response, { taken: link.lastTaken } satisfies Taken);
    if (!body) response.setHeader('connection', 'close');
    answerJson(response, closed);
  }
}

interface Path {
  readonly type: 'open' | 'messages';
  readonly documentId: string;
  readonly query: URLSearchParams;
}

function pathIn(url = '/'): Path | undefined {
  const [path = '', query] = url.split('?', 2);
  const [, documentId = '', messages] = /^\/live\/([^/]+)(\/messages)?$/.exec(path) ?? [];
  if (!path.startsWith('/live/')) return undefined;
  const type = messages ? 'messages' : 'open';
  return { type, documentId: isUuid(documentId) ? documentId : '', query: new URLSearchParams(query) };
}

function numberIn(text: string | null): number | undefined {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
