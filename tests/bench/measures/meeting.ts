import type { Figures } from '../figures.ts';
import { type Typing, TypingLoad, warmUp } from '../load/typing.ts';
import { type Target, withServer } from '../targets.ts';

/** People type at a human pace: how soon the others see it, and what it costs the server. */
export function meeting(target: Target, typing: Typing): Promise<Figures> {
  return withServer(target, async (server) => {
    const address = { port: server.port, dialect: target.dialect };
    await warmUp(address, { ...typing, seconds: 1 });
    const load = new TypingLoad(address, typing);
    await load.enter();
    const before = server.cpu();
    const from = performance.now();
    const { latencies, durable, late, sent, delivered, expected, cut } = await load.run(5000);
    const cpu = server.cpu() - before;
    const seconds = (performance.now() - from) / 1000;
    await load.leave();
    return {
      p50: latencies.percentile(50),
      p95: latencies.percentile(95),
      p99: latencies.percentile(99),
      cpu: (cpu / seconds) * 100,
      cpuPerDelivered: (cpu * 1e6) / delivered,
      ...(durable.count > 0 ? { ack50: durable.percentile(50), ack99: durable.percentile(99) } : {}),
      late99: late.percentile(99),
      sent,
      missing: expected - delivered,
      cut,
    };
  });
}
