// What happens to those who are away: offline delivery and reconnection.

import assert from 'node:assert/strict';
import { suite } from '../lib/checks.mjs';
import { eventually, history, sceneOf, stored } from '../lib/scene.mjs';

export function away(world) {
  const { checks, check } = suite();
  const scene = sceneOf(world);
  const toLena = (person, body, extension = {}) =>
    person.chat.send(world.id('lena'), { type: 'chat', body, extension: { save_to_history: 1, ...extension } });

  check('messages wait for one who is offline, in order, marked with a delay, once', async (later) => {
    const mira = await scene(later).online('mira');
    const ids = ['one', 'two', 'three'].map((body) => toLena(mira, body, { place: { city: 'Lviv' } }));
    await mira.caughtUp();

    const lena = await scene(later).online('lena');
    await lena.hears('message', (it) => it.id === ids.at(-1));
    const waited = lena.all('message', (it) => ids.includes(it.id));
    assert.deepEqual(waited.map(({ id, delay }) => ({ id, delay })), ids.map((id) => ({ id, delay: true })));
    assert.deepEqual(waited[0].extension.place, { city: 'Lviv' });
    assert.equal(waited[0].userId, mira.id);
    await mira.hears('delivered', (it) => it.id === ids.at(-1));
    await lena.disconnect();

    const again = await scene(later).online('lena');
    assert.deepEqual(again.all('message', (it) => ids.includes(it.id)), []);
  });

  check('what is not saved to history still waits for one who is offline', async (later) => {
    const mira = await scene(later).online('mira');
    const id = mira.chat.send(world.id('lena'), { type: 'chat', body: 'for your eyes' });
    await mira.caughtUp();

    const lena = await scene(later).online('lena');

    assert.equal((await lena.hears('message', (it) => it.id === id)).delay, true);
  });

  check('typing and system messages do not wait', async (later) => {
    const mira = await scene(later).online('mira');
    mira.chat.sendIsTypingStatus(world.id('lena'));
    const system = mira.chat.sendSystemMessage(world.id('lena'), { body: 'x', extension: { a: 'b' } });
    const fence = toLena(mira, 'fence');
    await mira.caughtUp();

    const lena = await scene(later).online('lena');
    await lena.hears('message', (it) => it.id === fence);
    await lena.caughtUp();

    assert.deepEqual(lena.all('typing'), []);
    assert.deepEqual(lena.all('system', (it) => it.id === system), []);
  });

  check('read and delivered marks wait for one who is offline', async (later) => {
    const jon = await scene(later).online('jon');
    const mira = await scene(later).online('mira');
    const id = mira.chat.send(jon.id, { type: 'chat', body: 'bye', extension: { save_to_history: 1 } });
    const { dialog_id: dialogId } = await jon.hears('message', (it) => it.id === id);
    await mira.disconnect();

    jon.chat.sendReadStatus({ messageId: id, userId: mira.id, dialogId });
    await jon.caughtUp();

    const back = await scene(later).online('mira');
    assert.equal((await back.hears('read', (it) => it.id === id)).userId, jon.id);
  });

  check('a group message sent to one who is offline is in history and counted as unread', async (later) => {
    const mira = await scene(later).online('mira');
    const dialog = await scene(later).group(mira, 'lena');

    const id = mira.chat.send(dialog, { type: 'groupchat', body: 'later', extension: { save_to_history: 1 } });
    await mira.hears('message', (it) => it.id === id);

    const lena = await scene(later).signedIn('lena');
    assert.equal((await eventually(() => stored(lena, dialog, id), Boolean)).message, 'later');
    assert.equal((await lena.rest.message.unreadCount({ chat_dialog_ids: [dialog] }))[dialog], 1);
  });

  check('after a lost connection the SDK comes back by itself and misses nothing', async (later) => {
    const mira = await scene(later).online('mira');
    const lena = await scene(later).online('lena');

    lena.chat.terminate();
    await lena.hears('disconnected');
    const during = toLena(mira, 'are you there?');
    await mira.caughtUp();
    await lena.hears('reconnected');
    const after = toLena(mira, 'and now?');

    await lena.hears('message', (it) => it.id === during);
    await lena.hears('message', (it) => it.id === after);
    await lena.caughtUp();
    assert.equal(lena.all('message', (it) => it.id === during).length, 1);
    const dialog = lena.all('message', (it) => it.id === after)[0].dialog_id;
    const ids = (await history(lena, dialog, { _id: { in: [during, after] } })).map((it) => it._id);
    assert.deepEqual(ids.sort(), [during, after].sort());
  });

  check('a reconnected session has carbons again', async (later) => {
    const mira = await scene(later).online('mira');
    const tablet = await scene(later).online('mira');
    const jon = await scene(later).online('jon');
    tablet.chat.terminate();
    await tablet.hears('reconnected');
    await tablet.caughtUp();

    const id = mira.chat.send(jon.id, { type: 'chat', body: 'copied?' });

    assert.equal((await tablet.hears('message', (it) => it.id === id)).is_forwarded, true);
  });

  return checks;
}
