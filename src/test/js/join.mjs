// What the SDK itself makes of joining and leaving a room: node join.mjs READY wss
//
// SDK 4 to 6 look for the status of a presence in an element called `xmlns`, which no server sends
// unless it is told to (xmpp.md, section 27.11): then only do these checks pass.

import assert from 'node:assert/strict';
import { run, suite, within } from './lib/checks.mjs';
import { sceneOf } from './lib/scene.mjs';
import { World } from './lib/world.mjs';

const PATIENCE_MS = 3_000;

const [ready, transport, only] = process.argv.slice(2);
const world = new World(ready, transport);
const scene = sceneOf(world);
const { checks, check } = suite();

check('the promise of joining is kept', async (later) => {
  const mira = await scene(later).online('mira');
  const dialog = await scene(later).group(mira, 'jon');

  await within(PATIENCE_MS, mira.chat.muc.join(dialog));

  assert.deepEqual(await mira.chat.muc.listOnlineUsers(dialog), [mira.id]);
});

check('the promise of leaving is kept', async (later) => {
  const mira = await scene(later).online('mira');
  const dialog = await scene(later).group(mira, 'jon');
  mira.chat.muc.join(dialog);
  await mira.caughtUp();

  await within(PATIENCE_MS, mira.chat.muc.leave(dialog));

  assert.deepEqual(await mira.chat.muc.listOnlineUsers(dialog), []);
});

check('one who is removed hears of it', async (later) => {
  const mira = await scene(later).online('mira');
  const jon = await scene(later).online('jon');
  const dialog = await scene(later).group(mira, 'jon');
  const kicked = new Promise((resolve) => {
    jon.chat.onKickOccupant = (dialogId) => resolve(dialogId);
  });
  jon.chat.muc.join(dialog);
  await jon.caughtUp();

  await mira.rest.dialog.update(dialog, { pull_all: { occupants_ids: [jon.id] } });

  assert.equal(await within(PATIENCE_MS, kicked), dialog);
});

const failures = await run(checks, only);
process.exit(failures === 0 ? 0 : 1);
