import * as encoding from 'lib0/encoding';
import { describe, expect, test } from 'vitest';
import { type Attendee, PresenceBoard } from '../../server/rooms/presence.ts';
import { limits } from '../../shared/protocol/limits.ts';
import type { PresenceUser } from '../../shared/protocol/messages.ts';

const user: PresenceUser = {
  id: 'maria',
  name: 'Maria',
  organisationId: 'allentown',
  organisation: 'Allentown',
  initials: 'A',
  colour: 1,
  pattern: 1,
};

/** What the others are told when somebody says this of themselves. */
function shown(state: unknown, attendee: Attendee = { user }): unknown {
  const board = new PresenceBoard(limits.presence);
  const bytes = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarUint(encoder, 7);
    encoding.writeVarUint(encoder, 1);
    encoding.writeVarString(encoder, JSON.stringify(state));
  });
  board.receive(attendee, bytes, () => true);
  const [entry] = board.takeChanges();
  return entry && JSON.parse(new TextDecoder().decode(entry.state));
}

describe('U315: what somebody says of their place is passed on only as far as it is well formed', () => {
  test('U315: the view, and whom they follow', () => {
    const view = { at: 'tried#aaaaaaaaaaaa', down: 0.25 };
    expect(shown({ view: { ...view, css: 'x' }, follows: 'ben', user: { name: 'x' }, more: 1 })).toEqual({
      user,
      field: null,
      view,
      follows: 'ben',
    });
  });

  test.each([
    { view: 'tried' },
    { view: { at: 5, down: 0 } },
    { view: { at: 'tried', down: '0' } },
    { view: { at: 'tried', down: 1e9 } },
    { view: { at: 'x'.repeat(301), down: 0 } },
    { follows: 5 },
    { follows: 'x'.repeat(301) },
    { presenting: 'now' },
  ])('U315: %j is dropped', (state) => {
    expect(shown(state)).toEqual({ user, field: null });
  });

  test('U313: only those who may are shown as presenting', () => {
    expect(shown({ presenting: 1000 })).toEqual({ user, field: null });
    const presenter: PresenceUser = { ...user, mayPresent: true };
    expect(shown({ presenting: 1000 }, { user: presenter })).toEqual({
      user: presenter,
      field: null,
      presenting: 1000,
    });
  });
});
