import { fork } from 'node:child_process';
import { openDatabase } from '../../server/store/driver.ts';

/** Another program, a backup tool say, that keeps the database to itself; `faults-lock.ts <database>` is it. */
export interface Lock {
  release(): Promise<void>;
}

export async function lockDatabase(file: string): Promise<Lock> {
  const child = fork(import.meta.filename, [file], { execArgv: ['--import', 'tsx'] });
  const gone = new Promise<void>((exited) => child.once('exit', () => exited()));
  await new Promise<void>((held, failed) => {
    child.once('message', () => held());
    child.once('exit', (code) => failed(new Error(`the lock was not taken: ${code}`)));
  });
  return {
    release() {
      child.disconnect();
      return gone;
    },
  };
}

if (process.argv[1] === import.meta.filename) {
  const database = openDatabase(process.argv[2] ?? '');
  database.exec('pragma busy_timeout = 5000');
  database.exec('begin exclusive');
  process.on('disconnect', () => {
    database.exec('rollback');
    database.close();
  });
  process.send?.('held');
}
