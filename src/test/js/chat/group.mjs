// Messages in a group.

import assert from 'node:assert/strict';
import { suite } from '../lib/checks.mjs';
import { eventually, sceneOf, stored } from '../lib/scene.mjs';

export function group(world) {
  const { checks, check } = suite();
  const scene = sceneOf(world);
  const threeInAGroup = async (later) => {
    const mira = await scene(later).online('mira');
    const jon = await scene(later).online('jon');
    const kai = await scene(later).online('kai');
    const dialog = await scene(later).group(mira, 'jon', 'kai');
    const say = (person, body, extension = {}) =>
      person.chat.send(dialog, { type: 'groupchat', body, extension: { save_to_history: 1, dialog_id: dialog, ...extension } });
    return { mira, jon, kai, dialog, say };
  };

  check('everybody gets a group message without joining', async (later) => {
    const { mira, jon, kai, dialog, say } = await threeInAGroup(later);

    const id = say(mira, 'Hi all');

    for (const person of [jon, kai]) {
      const message = await person.hears('message', (it) => it.id === id);
      assert.equal(message.userId, mira.id);
      assert.equal(message.type, 'groupchat');
      assert.equal(message.body, 'Hi all');
      assert.equal(message.dialog_id, dialog);
      assert.equal(message.extension.dialog_id, dialog);
      assert.ok(Number(message.extension.date_sent) > 1_700_000_000);
    }
  });

  check('the sender gets the own group message back once, with the same id', async (later) => {
    const { mira, jon, say } = await threeInAGroup(later);

    const id = say(mira, 'echo');

    const echo = await mira.hears('message', (it) => it.id === id);
    assert.equal(echo.userId, mira.id);
    await jon.hears('message', (it) => it.id === id);
    await mira.caughtUp();
    assert.equal(mira.all('message', (it) => it.id === id).length, 1);
  });

  check('every session of every member gets one copy', async (later) => {
    const { mira, jon, say } = await threeInAGroup(later);
    const miras = await scene(later).online('mira');
    const jons = await scene(later).online('jon');

    const id = say(mira, 'to all devices');

    for (const person of [mira, miras, jon, jons]) {
      await person.hears('message', (it) => it.id === id);
      await person.caughtUp();
      assert.equal(person.all('message', (it) => it.id === id).length, 1);
    }
  });

  check('one who is not a member is refused with 403', async (later) => {
    const { dialog, jon, say } = await threeInAGroup(later);
    const lena = await scene(later).online('lena');

    const id = say(lena, 'let me in');

    const error = await lena.hears('error', (it) => it.id === id);
    assert.equal(error.code, 403);
    await jon.caughtUp();
    assert.deepEqual(jon.all('message', (it) => it.id === id), []);
    assert.equal(await stored(jon, dialog, id), undefined);
  });

  check('a group that does not exist answers with an error', async (later) => {
    const mira = await scene(later).online('mira');

    const id = mira.chat.send('65f0a1b2c3d4e5f60102ffff', { type: 'groupchat', body: 'echo?' });

    const error = await mira.hears('error', (it) => it.id === id);
    assert.ok([403, 404].includes(error.code), JSON.stringify(error));
  });

  check('a group message is kept with its fields and attachments', async (later) => {
    const { mira, kai, dialog, say } = await threeInAGroup(later);

    const id = say(mira, 'plan', { ticket: 'T-7', attachments: [{ type: 'image', uid: 'U1' }], place: { city: 'Lviv' } });

    const live = await kai.hears('message', (it) => it.id === id);
    assert.deepEqual(live.extension.place, { city: 'Lviv' });
    const message = await eventually(() => stored(kai, dialog, id), Boolean);
    assert.equal(message.ticket, 'T-7');
    assert.equal(message.attachments[0].uid, 'U1');
    assert.ok(message.read_ids.includes(mira.id));
    assert.ok(message.delivered_ids.includes(mira.id));
  });

  check('typing in a group arrives with dialog and user', async (later) => {
    const { mira, jon, kai, dialog } = await threeInAGroup(later);

    jon.chat.sendIsTypingStatus(dialog);
    jon.chat.sendIsStopTypingStatus(dialog);

    for (const person of [mira, kai]) {
      await person.hears('typing', (it) => it.userId === jon.id && !it.typing);
      assert.deepEqual(person.all('typing', (it) => it.userId === jon.id).map((it) => it.dialogId), [dialog, dialog]);
    }
  });

  check('delivered from each member reaches the sender of a group message', async (later) => {
    const { mira, jon, kai, dialog, say } = await threeInAGroup(later);

    const id = say(mira, 'heard?');

    for (const person of [jon, kai]) {
      await mira.hears('delivered', (it) => it.id === id && it.userId === person.id && it.dialogId === dialog);
    }
    await eventually(
      () => stored(mira, dialog, id),
      (it) => it?.delivered_ids.includes(jon.id) && it.delivered_ids.includes(kai.id),
    );
    await mira.caughtUp();
    assert.deepEqual(mira.all('delivered', (it) => it.id === id && it.userId === mira.id), []);
  });

  check('read in a group reaches the sender and history', async (later) => {
    const { mira, kai, dialog, say } = await threeInAGroup(later);
    const id = say(mira, 'read?');
    await kai.hears('message', (it) => it.id === id);

    kai.chat.sendReadStatus({ messageId: id, userId: mira.id, dialogId: dialog });

    const event = await mira.hears('read', (it) => it.id === id);
    assert.deepEqual([event.userId, event.dialogId], [kai.id, dialog]);
    await eventually(() => stored(mira, dialog, id), (it) => it?.read_ids.includes(kai.id));
  });

  check('an edit in a group arrives and changes history', async (later) => {
    const { mira, jon, dialog, say } = await threeInAGroup(later);
    const id = say(mira, 'at 6');

    mira.chat.editMessage({ to: dialog, dialogId: dialog, body: 'at 7', originMessageId: id, last: false });

    const event = await jon.hears('edited', (it) => it.id === id);
    assert.deepEqual([event.body, event.last, event.dialogId, event.userId], ['at 7', false, dialog, mira.id]);
    await eventually(() => stored(jon, dialog, id), (it) => it?.message === 'at 7');
  });

  check('nobody edits the message of another', async (later) => {
    const { mira, jon, kai, dialog, say } = await threeInAGroup(later);
    const id = say(mira, 'my words');
    await eventually(() => stored(mira, dialog, id), Boolean);

    kai.chat.editMessage({ to: dialog, dialogId: dialog, body: 'not my words', originMessageId: id, last: true });

    await kai.caughtUp();
    await jon.caughtUp();
    assert.deepEqual(jon.all('edited', (it) => it.id === id), []);
    assert.equal((await stored(jon, dialog, id)).message, 'my words');
  });

  check('a deletion in a group arrives and empties history', async (later) => {
    const { mira, jon, kai, dialog, say } = await threeInAGroup(later);
    const id = say(mira, 'oops');
    await eventually(() => stored(jon, dialog, id), Boolean);

    mira.chat.deleteMessage({ to: dialog, dialogId: dialog, messageId: id });

    for (const person of [jon, kai]) {
      const event = await person.hears('deleted', (it) => it.id === id);
      assert.deepEqual([event.dialogId, event.userId], [dialog, mira.id]);
    }
    await eventually(() => stored(jon, dialog, id), (it) => it === undefined);
  });

  check('a reaction made by REST is heard by the members and by oneself', async (later) => {
    const { mira, jon, dialog, say } = await threeInAGroup(later);
    const id = say(mira, 'like it?');
    await eventually(() => stored(jon, dialog, id), Boolean);

    await jon.rest.message.addReaction(id, '🔥');
    await jon.rest.message.removeReaction(id, '🔥');

    for (const person of [mira, jon]) {
      const added = await person.hears('reaction', (it) => it.id === id && it.add === '🔥');
      assert.deepEqual([added.userId, added.dialogId], [jon.id, dialog]);
      await person.hears('reaction', (it) => it.id === id && it.remove === '🔥');
    }
  });

  check('a reaction in a private dialog is heard by the other', async (later) => {
    const { mira, jon } = await threeInAGroup(later);
    const id = mira.chat.send(jon.id, { type: 'chat', body: 'like it?', extension: { save_to_history: 1 } });
    const { dialog_id } = await jon.hears('message', (it) => it.id === id);

    await jon.rest.message.addReaction(id, '+1');

    const event = await mira.hears('reaction', (it) => it.id === id);
    assert.deepEqual([event.userId, event.add, event.dialogId], [jon.id, '+1', dialog_id]);
  });

  check('a system message to a room is refused with 501', async (later) => {
    const { mira, dialog } = await threeInAGroup(later);

    const id = mira.chat.sendSystemMessage(mira.chat.helpers.getRoomJidFromDialogId(dialog), { body: 'x', extension: { a: 'b' } });

    assert.equal((await mira.hears('error', (it) => it.id === id)).code, 501);
  });

  check('a member added by REST hears the next message, a removed one is refused', async (later) => {
    const { mira, dialog, kai, say } = await threeInAGroup(later);
    const lena = await scene(later).online('lena');

    await mira.rest.dialog.update(dialog, { push_all: { occupants_ids: [lena.id] }, pull_all: { occupants_ids: [kai.id] } });
    const welcome = say(mira, 'welcome');
    const late = say(kai, 'am I still here?');

    await lena.hears('message', (it) => it.id === welcome);
    assert.equal((await kai.hears('error', (it) => it.id === late)).code, 403);
    assert.deepEqual(kai.all('message', (it) => it.id === welcome), []);
  });

  check('a subscriber of a public dialog writes and hears', async (later) => {
    const { mira, jon } = await threeInAGroup(later);
    const { _id: dialog } = await mira.rest.dialog.create({ type: 4, name: 'public' });
    const early = jon.chat.send(dialog, { type: 'groupchat', body: 'not yet' });
    assert.equal((await jon.hears('error', (it) => it.id === early)).code, 403);

    await jon.rest.dialog.subscribe(dialog);
    const id = jon.chat.send(dialog, { type: 'groupchat', body: 'now', extension: { save_to_history: 1 } });

    await jon.hears('message', (it) => it.id === id);
    await mira.hears('message', (it) => it.id === id && it.dialog_id === dialog);
  });

  return checks;
}
