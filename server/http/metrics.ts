import { createHash, timingSafeEqual } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Hono } from 'hono';
import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import { commitBounds } from '../rooms/counts.ts';
import type { RoomsView } from '../rooms/rooms.ts';

export interface MetricsSetting {
  /** Who watches names it as a bearer token; without one there is no such page. */
  readonly token: string | undefined;
  readonly view: () => RoomsView;
}

/** `/metrics` in Prometheus' text format: numbers about the process and its rooms, never about what people write. */
export function metrics({ token, view }: MetricsSetting): Hono {
  const app = new Hono();
  if (token === undefined) return app;
  const registry = gather(view);
  app.get('/metrics', async (c) => {
    const given = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1] ?? '';
    if (!isSame(given, token)) {
      return c.text('Send the METRICS_TOKEN of this installation as a bearer token.\n', 401, {
        'www-authenticate': 'Bearer',
      });
    }
    return c.body(await registry.metrics(), 200, { 'content-type': registry.contentType });
  });
  return app;
}

function gather(view: () => RoomsView): Registry {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  gauge('live_rooms', 'Documents open in memory', () => view().rooms);
  gauge('live_sockets', 'Connections in documents', () => view().sockets);
  gauge('live_loop_delay_max_seconds', 'Longest stall of the event loop since the last look', () => {
    const longest = delay.max / 1e9;
    delay.reset();
    return longest;
  });
  counter('live_joins_total', 'Connections that entered a document', () => view().counts.joins);
  counter('live_messages_in_total', 'Messages received', () => view().counts.messagesIn);
  counter('live_bytes_in_total', 'Bytes received', () => view().counts.bytesIn);
  counter('live_packets_out_total', 'Packets sent', () => view().counts.packetsOut);
  counter('live_rows_total', 'Rows written to the log', () => view().counts.rows);
  counter('live_commits_total', 'Group commits', () => view().counts.commits);
  counter(
    'live_commit_seconds_total',
    'Time in group commits',
    () => view().counts.commitMilliseconds / 1000,
  );
  counter('live_commits_failed_total', 'Documents whose edits could not be stored', () => {
    return view().counts.failedCommits;
  });
  labelled('live_commits_within_total', 'Group commits by how long they took, at most', 'seconds', () =>
    view().counts.commitBuckets.map((n, i) => [
      String((commitBounds[i] ?? Number.POSITIVE_INFINITY) / 1000),
      n,
    ]),
  );
  labelled('live_closed_total', 'Connections closed by the server', 'code', () =>
    [...view().counts.closed].map(([code, n]) => [String(code), n]),
  );
  return registry;

  function gauge(name: string, help: string, value: () => number): void {
    const made: Gauge = new Gauge({ name, help, registers: [registry], collect: () => made.set(value()) });
  }

  function counter(name: string, help: string, value: () => number): void {
    labelled(name, help, undefined, () => [['', value()]]);
  }

  /** What is counted elsewhere; here it is only shown. */
  function labelled(
    name: string,
    help: string,
    label: string | undefined,
    values: () => readonly (readonly [string, number])[],
  ): void {
    const made: Counter = new Counter({
      name,
      help,
      labelNames: label ? [label] : [],
      registers: [registry],
      collect() {
        made.reset();
        for (const [of, value] of values()) made.inc(label ? { [label]: of } : {}, value);
      },
    });
  }
}

/** In a time that tells nothing of where they differ. */
function isSame(given: string, token: string): boolean {
  const [a, b] = [given, token].map((text) => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
