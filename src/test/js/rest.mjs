// Checks of the REST side: node rest.mjs READY [part of a name]
// NODE_EXTRA_CA_CERTS names the sandbox's CA file.

import assert from 'node:assert/strict';
import { uncalled } from './lib/calls.mjs';
import { run, suite } from './lib/checks.mjs';
import { Person } from './lib/person.mjs';
import { World } from './lib/world.mjs';
import { data } from './rest/data.mjs';
import { addressBook, pushes } from './rest/devices.mjs';
import { dialogs } from './rest/dialogs.mjs';
import { messages } from './rest/messages.mjs';
import { search } from './rest/search.mjs';
import { sessions, users } from './rest/sessions.mjs';
import { storage } from './rest/storage.mjs';

const [ready, only] = process.argv.slice(2);
const world = new World(ready, 'wss');
const signedIn = (login) => Person.signedIn(world, login);
const devices = (it) => [...pushes(it, signedIn), ...addressBook(it, signedIn)];
const parts = [sessions, users, dialogs, messages, storage, search, data, devices];
const last = suite();
last.check('no method of these services was left out', async () => assert.deepEqual(uncalled(), []));
const checks = [...parts.flatMap((part) => part(world)), ...(only ? [] : last.checks)];
const failures = await run(checks, only);
process.exit(failures === 0 ? 0 : 1);
