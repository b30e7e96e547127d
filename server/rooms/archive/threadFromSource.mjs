// Sources are run as they are in development and in tests; a thread does not always inherit who reads them.
import { register } from 'tsx/esm/api';

register();
await import('./thread.ts');
