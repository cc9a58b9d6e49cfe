// Checks of the REST side: node rest.mjs READY [part of a name]
// NODE_EXTRA_CA_CERTS names the sandbox's CA file.

import assert from 'node:assert/strict';
import { uncalled } from './lib/calls.mjs';
import { run, suite } from './lib/checks.mjs';
import { World } from './lib/world.mjs';
import { data } from './rest/data.mjs';
import { dialogs } from './rest/dialogs.mjs';
import { messages } from './rest/messages.mjs';
import { search } from './rest/search.mjs';
import { sessions, users } from './rest/sessions.mjs';
import { storage } from './rest/storage.mjs';

const [ready, only] = process.argv.slice(2);
const world = new World(ready, 'wss');
const parts = [sessions, users, dialogs, messages, storage, search, data];
const last = suite();
last.check('no method of these services was left out', async () => assert.deepEqual(uncalled(), []));
const checks = [...parts.flatMap((part) => part(world)), ...(only ? [] : last.checks)];
const failures = await run(checks, only);
process.exit(failures === 0 ? 0 : 1);
