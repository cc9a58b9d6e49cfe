// Checks of the chat side: node chat.mjs READY wss|xmpps [part of a name]
// For xmpps start it with CUBE_TLS_ENABLE=1; NODE_EXTRA_CA_CERTS names the sandbox's CA file.

import { run } from './lib/checks.mjs';
import { World } from './lib/world.mjs';
import { away } from './chat/away.mjs';
import { activity, privacy } from './chat/contacts.mjs';
import { group } from './chat/group.mjs';
import { login } from './chat/login.mjs';
import { oneToOne } from './chat/private.mjs';
import { room } from './chat/room.mjs';

// Over TLS the SDK may miss a stream header that comes before its own write has returned. When the
// login is refused then, a promise that nobody holds is rejected beside the one of `connect`.
process.on('unhandledRejection', (reason) => {
  if (reason?.name !== 'SASLError') {
    throw reason;
  }
  console.error('the SDK let a refused login escape');
});

const [ready, transport, only] = process.argv.slice(2);
const world = new World(ready, transport);
const parts = [login, oneToOne, group, room, away, activity, privacy];
const failures = await run(parts.flatMap((part) => part(world)), only);
process.exit(failures === 0 ? 0 : 1);
