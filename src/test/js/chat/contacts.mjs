// Who was here when, who is looking, and whom people block.

import assert from 'node:assert/strict';
import { suite } from '../lib/checks.mjs';
import { refusal, sceneOf } from '../lib/scene.mjs';

export function activity(world) {
  const { checks, check } = suite();
  const scene = sceneOf(world);

  check('who is online was active zero seconds ago, who left was not', async (later) => {
    const mira = await scene(later).online('mira');
    const kai = await scene(later).online('kai');

    const online = await mira.chat.getLastUserActivity(kai.id);
    await kai.disconnect();
    const away = await mira.chat.getLastUserActivity(kai.id);

    assert.deepEqual({ userId: online.userId, seconds: online.seconds }, { userId: kai.id, seconds: 0 });
    assert.ok(away.seconds > 0 && away.seconds < 30, `${away.seconds} s`);
  });

  check('the activity of someone who does not exist is refused', async (later) => {
    const mira = await scene(later).online('mira');

    const error = await refusal(mira.chat.getLastUserActivity(999_999));

    assert.ok(error);
  });

  check('who watches someone is told that they come and go, until no more', async (later) => {
    const mira = await scene(later).online('mira');
    const told = [];
    mira.chat.onLastUserActivityListener = (userId, seconds) => told.push({ userId, seconds });
    mira.chat.subscribeToUserLastActivityStatus(world.id('kai'));
    await mira.caughtUp();

    const kai = await scene(later).online('kai');
    await kai.disconnect();
    await mira.caughtUp();
    mira.chat.unsubscribeFromUserLastActivityStatus(world.id('kai'));
    await mira.caughtUp();
    await (await scene(later).online('kai')).disconnect();
    await mira.caughtUp();

    assert.deepEqual(told, [
      { userId: kai.id, seconds: 0 },
      { userId: kai.id, seconds: 1 },
    ]);
  });

  check('inactive and active are taken, and messages arrive all the same', async (later) => {
    const mira = await scene(later).online('mira');
    const kai = await scene(later).online('kai');
    mira.chat.markInactive();
    await mira.caughtUp();

    const id = kai.chat.send(mira.id, { type: 'chat', body: 'are you looking?' });
    await mira.hears('message', (it) => it.id === id);
    mira.chat.markActive();
    await mira.caughtUp();

    assert.deepEqual(mira.all('error'), []);
  });

  return checks;
}

export function privacy(world) {
  const { checks, check } = suite();
  const scene = sceneOf(world);

  /** Someone with a list that blocks kai, put in force, and gone at the end. */
  async function blocking(later, mutualBlock) {
    const mira = await scene(later).online('mira');
    const name = `list-${Date.now()}`;
    await mira.chat.privacylist.create({ name, items: [{ user_id: world.id('kai'), action: 'deny', mutualBlock }] });
    await mira.chat.privacylist.setAsDefault(name);
    later(async () => {
      await mira.chat.privacylist.setAsDefault(null);
      await mira.chat.privacylist.delete(name);
    });
    return { mira, name };
  }

  check('a privacy list is made, read and named', async (later) => {
    const { mira, name } = await blocking(later, true);

    const list = await mira.chat.privacylist.getList(name);
    const names = await mira.chat.privacylist.getNames();

    assert.equal(list.name, name);
    assert.deepEqual(
      list.items.map(({ user_id, action }) => ({ user_id: Number(user_id), action })),
      [{ user_id: world.id('kai'), action: 'deny' }],
    );
    assert.equal(names.default, name);
    assert.ok(names.names.includes(name));
  });

  check('who is blocked gets an error, and nobody hears them', async (later) => {
    const { mira } = await blocking(later, false);
    const kai = await scene(later).online('kai');

    const id = kai.chat.send(mira.id, { type: 'chat', body: 'hello?' });
    const error = await kai.hears('error', (it) => it.id === id);
    const back = mira.chat.send(kai.id, { type: 'chat', body: 'not now' });
    await kai.hears('message', (it) => it.id === back);
    await mira.caughtUp();

    assert.equal(error.code, 503);
    assert.deepEqual(mira.all('message', (it) => it.id === id), []);
  });

  check('a mutual block stops both', async (later) => {
    const { mira } = await blocking(later, true);
    const kai = await scene(later).online('kai');

    const id = mira.chat.send(kai.id, { type: 'chat', body: 'hello?' });

    assert.equal((await mira.hears('error', (it) => it.id === id)).code, 503);
  });

  check('in a group only the one who blocks hears nothing', async (later) => {
    const { mira } = await blocking(later, false);
    const kai = await scene(later).online('kai');
    const dialog = await scene(later).group(kai, 'mira', 'lena');
    const lena = await scene(later).online('lena');

    const id = kai.chat.send(dialog, { type: 'groupchat', body: 'all of you', extension: { dialog_id: dialog } });
    await lena.hears('message', (it) => it.id === id);
    await mira.caughtUp();

    assert.deepEqual(mira.all('message', (it) => it.id === id), []);
    assert.deepEqual(kai.all('error'), []);
  });

  check('a list is declined, updated as a whole, and deleted', async (later) => {
    const mira = await scene(later).online('mira');
    const name = `update-${Date.now()}`;
    const items = [{ user_id: world.id('kai'), action: 'deny' }];
    await mira.chat.privacylist.create({ name, items });
    await mira.chat.privacylist.setAsDefault(name);
    const inForce = await refusal(mira.chat.privacylist.delete(name));
    await mira.chat.privacylist.setAsDefault(null);
    await mira.chat.privacylist.update({ name, items: [{ user_id: world.id('lena'), action: 'deny' }] });

    const { items: updated } = await mira.chat.privacylist.getList(name);
    await mira.chat.privacylist.delete(name);
    const { names } = await mira.chat.privacylist.getNames();

    assert.ok(inForce);
    assert.deepEqual(updated.map((it) => Number(it.user_id)).sort(), [world.id('kai'), world.id('lena')]);
    assert.ok(!names.includes(name));
  });

  return checks;
}
