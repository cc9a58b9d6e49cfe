// Checks of the REST calls of SDK 3 that its followers changed or that few use: node old-rest.mjs READY
// NODE_EXTRA_CA_CERTS names the sandbox's CA file.

import sdk from 'connectycube3';
import { run } from './lib/checks.mjs';
import { World } from './lib/world.mjs';
import { addressBook, pushes } from './rest/devices.mjs';

const [ready, only] = process.argv.slice(2);
const world = new World(ready, 'wss');

/** This SDK still signs its requests. */
async function signedIn(login) {
  const cube = new sdk.ConnectyCube();
  cube.init({ ...world.credentials, authSecret: 'unused' }, world.options);
  const { user_id: id } = await cube.createSession({ login, password: world.user(login).password });
  return { cube, id };
}

const failures = await run([...pushes(world, signedIn), ...addressBook(world, signedIn)], only);
process.exit(failures === 0 ? 0 : 1);
