import { config } from 'zod';

// zod 4 probes `new Function`, which the content security policy of the interface refuses.
config({ jitless: true });
