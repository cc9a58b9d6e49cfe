// Messages, unread counts and reactions.

import assert from 'node:assert/strict';
import { Person } from '../lib/person.mjs';
import { suite } from '../lib/checks.mjs';
import { history, refusal, stored } from '../lib/scene.mjs';

const OBJECT_ID = /^[0-9a-f]{24}$/;

export function messages(world) {
  const { checks, check } = suite();
  const aGroup = async () => {
    const mira = await Person.signedIn(world, 'mira');
    const jon = await Person.signedIn(world, 'jon');
    const { _id: dialog } = await mira.rest.dialog.create({ type: 2, name: 'talk', occupants_ids: [jon.id] });
    const write = (person, message, more = {}) => person.rest.message.create({ chat_dialog_id: dialog, message, ...more });
    return { mira, jon, dialog, write };
  };
  const unread = async (person, dialog) => (await person.rest.message.unreadCount({ chat_dialog_ids: [dialog] }))[dialog] ?? 0;

  check('a message is created with the shape of the documents', async () => {
    const { mira, dialog, write } = await aGroup();

    const message = await write(mira, 'see you', { attachments: [{ type: 'image', uid: 'U1' }], ticket: 'T-1' });

    assert.match(message._id, OBJECT_ID);
    assert.equal(message.chat_dialog_id, dialog);
    assert.equal(message.message, 'see you');
    assert.equal(message.sender_id, mira.id);
    assert.ok(Math.abs(message.date_sent - Date.now() / 1000) < 60, String(message.date_sent));
    assert.deepEqual(message.read_ids, [mira.id]);
    assert.deepEqual(message.delivered_ids, [mira.id]);
    assert.equal(message.attachments.length, 1);
    assert.equal(message.attachments[0].uid, 'U1');
    assert.equal(message.ticket, 'T-1');
    assert.match(message.created_at, /^\d{4}-\d\d-\d\dT.*Z$/);
    assert.ok(!('send_to_chat' in message));
  });

  check('a message to a recipient finds or makes the private dialog', async () => {
    const { mira, jon } = await aGroup();

    const message = await mira.rest.message.create({ recipient_id: jon.id, message: 'direct' });

    assert.equal(message.recipient_id, jon.id);
    const { items } = await jon.rest.dialog.list({ _id: message.chat_dialog_id });
    assert.equal(items[0].type, 3);
    assert.equal(items[0].last_message, 'direct');
    assert.equal(items[0].last_message_id, message._id);
    assert.equal(items[0].last_message_user_id, mira.id);
  });

  check('messages are listed without a total, sorted, limited and filtered', async () => {
    const { mira, dialog, write } = await aGroup();
    const ids = [];
    for (const text of ['one', 'two', 'three']) {
      ids.push((await write(mira, text))._id);
    }

    const all = await mira.rest.message.list({ chat_dialog_id: dialog, sort_asc: 'date_sent' });
    const newest = await mira.rest.message.list({ chat_dialog_id: dialog, sort_desc: 'date_sent', limit: 1 });
    const one = await mira.rest.message.list({ chat_dialog_id: dialog, _id: ids[1] });
    const past = await mira.rest.message.list({ chat_dialog_id: dialog, date_sent: { lt: 1000 } });
    const count = await mira.rest.message.list({ chat_dialog_id: dialog, count: 1 });

    assert.deepEqual(all.items.map(({ _id }) => _id).sort(), [...ids].sort());
    assert.equal('total_entries' in all, false);
    assert.deepEqual([newest.limit, newest.skip, newest.items.length], [1, 0, 1]);
    assert.deepEqual(one.items.map(({ message }) => message), ['two']);
    assert.deepEqual(past.items, []);
    assert.equal(count.items.count, 3);
  });

  check('reading marks as read unless asked not to', async () => {
    const { mira, jon, dialog, write } = await aGroup();
    await write(mira, 'new');
    assert.equal(await unread(jon, dialog), 1);

    await history(jon, dialog);
    assert.equal(await unread(jon, dialog), 1);

    await jon.rest.message.list({ chat_dialog_id: dialog });
    assert.equal(await unread(jon, dialog), 0);
    const [message] = await history(mira, dialog);
    assert.deepEqual([...message.read_ids].sort(), [mira.id, jon.id].sort());
  });

  check('a stranger reads and writes nothing', async () => {
    const { dialog } = await aGroup();
    const lena = await Person.signedIn(world, 'lena');

    assert.equal((await refusal(history(lena, dialog))).code, 403);
    assert.equal((await refusal(lena.rest.message.create({ chat_dialog_id: dialog, message: 'hi' }))).code, 403);
  });

  check('the text of the own message changes, of another it does not', async () => {
    const { mira, jon, dialog, write } = await aGroup();
    const { _id } = await write(mira, 'at 6');

    await mira.rest.message.update(_id, { chat_dialog_id: dialog, message: 'at 7' });

    const changed = await stored(jon, dialog, _id);
    assert.equal(changed.message, 'at 7');
    assert.equal((await refusal(jon.rest.message.update(_id, { chat_dialog_id: dialog, message: 'at 8' }))).code, 403);
  });

  check('one message is marked as delivered, then as read', async () => {
    const { mira, jon, dialog, write } = await aGroup();
    const { _id } = await write(mira, 'mark me');
    await write(mira, 'not me');

    await jon.rest.message.update(_id, { chat_dialog_id: dialog, delivered: 1 });
    assert.ok((await stored(mira, dialog, _id)).delivered_ids.includes(jon.id));
    assert.equal(await unread(jon, dialog), 2);

    await jon.rest.message.update(_id, { chat_dialog_id: dialog, read: 1 });
    assert.ok((await stored(mira, dialog, _id)).read_ids.includes(jon.id));
    assert.equal(await unread(jon, dialog), 1);
  });

  check('without an id all messages of the dialog are marked', async () => {
    const { mira, jon, dialog, write } = await aGroup();
    await write(mira, 'one');
    await write(mira, 'two');

    await jon.rest.message.update('', { chat_dialog_id: dialog, read: 1 });

    assert.equal(await unread(jon, dialog), 0);
  });

  check('unread messages are counted in total and by dialog', async () => {
    const { mira, jon, dialog, write } = await aGroup();
    await write(mira, 'one');

    const all = await jon.rest.message.unreadCount();
    const { total, ...byDialog } = await jon.rest.message.unreadCount({ chat_dialog_ids: [dialog] });

    assert.ok(all.total >= 1);
    assert.deepEqual(byDialog, { [dialog]: 1 });
    assert.ok(total >= 1);
    const { items } = await jon.rest.dialog.list({ _id: dialog });
    assert.equal(items[0].unread_messages_count, 1);
  });

  check('a message deleted for oneself stays with the others', async () => {
    const { mira, jon, dialog, write } = await aGroup();
    const { _id } = await write(mira, 'mine');

    const answer = JSON.parse(await jon.rest.message.delete(_id));

    assert.deepEqual(answer.SuccessfullyDeleted.ids, [_id]);
    assert.equal(await stored(jon, dialog, _id), undefined);
    assert.equal((await stored(mira, dialog, _id)).message, 'mine');
  });

  check('messages deleted for everyone are gone, those of others are refused', async () => {
    const { mira, jon, dialog, write } = await aGroup();
    const own = (await write(jon, 'own'))._id;
    const foreign = (await write(mira, 'foreign'))._id;
    const unknown = '65f0a1b2c3d4e5f60102ffff';

    const answer = JSON.parse(await jon.rest.message.delete([own, foreign, unknown], { force: 1 }));

    assert.deepEqual(answer.SuccessfullyDeleted?.ids, [own]);
    assert.deepEqual(answer.WrongPermissions?.ids, [foreign]);
    assert.deepEqual(answer.NotFound?.ids, [unknown]);
    assert.equal(await stored(mira, dialog, own), undefined);
  });

  check('reactions are put, listed and taken away', async () => {
    const { mira, jon, dialog, write } = await aGroup();
    const { _id } = await write(mira, 'like it?');

    await jon.rest.message.addReaction(_id, '🔥');
    await mira.rest.message.addReaction(_id, '🔥');
    await jon.rest.message.addReaction(_id, '+1');

    const listed = await mira.rest.message.listReactions(_id);
    assert.deepEqual([...listed['🔥']].sort(), [mira.id, jon.id].sort());
    assert.deepEqual(listed['+1'], [jon.id]);
    const { reactions } = await stored(mira, dialog, _id);
    assert.deepEqual(reactions, { own: ['🔥'], total: { '🔥': 2, '+1': 1 } });
    await jon.rest.message.updateReaction(_id, 'ok', '🔥');
    const after = await mira.rest.message.listReactions(_id);
    assert.deepEqual(after['🔥'], [mira.id]);
    assert.deepEqual(after.ok, [jon.id]);
    await jon.rest.message.removeReaction(_id, 'ok');
    assert.equal('ok' in (await mira.rest.message.listReactions(_id)), false);
  });

  check('a system message can be sent by REST', async () => {
    const { mira, jon } = await aGroup();

    const answer = await mira.rest.message.createSystem({ recipientId: jon.id, kind: 'refresh', who: { name: 'Mira' } });

    assert.match(answer.messageId, OBJECT_ID);
    assert.equal(answer.recipientId, jon.id);
    assert.deepEqual(answer.extensionParams, { kind: 'refresh', who: { name: 'Mira' } });
  });

  return checks;
}
