// Messages between two people.

import assert from 'node:assert/strict';
import { suite } from '../lib/checks.mjs';
import { eventually, sceneOf, stored } from '../lib/scene.mjs';

const OBJECT_ID = /^[0-9a-f]{24}$/;

export function oneToOne(world) {
  const { checks, check } = suite();
  const scene = sceneOf(world);
  const miraAndJon = async (later) => {
    const mira = await scene(later).online('mira');
    const jon = await scene(later).online('jon');
    const dialog = await scene(later).privateDialog(mira, 'jon');
    const say = (body, extension = {}) =>
      mira.chat.send(jon.id, { type: 'chat', body, extension: { save_to_history: 1, dialog_id: dialog, ...extension } });
    return { mira, jon, dialog, say };
  };

  check('a text message arrives with its id, sender and dialog', async (later) => {
    const { mira, jon, dialog, say } = await miraAndJon(later);

    const id = say('See you at 6?');

    const message = await jon.hears('message', (it) => it.id === id);
    assert.equal(message.userId, mira.id);
    assert.equal(message.type, 'chat');
    assert.equal(message.body, 'See you at 6?');
    assert.equal(message.dialog_id, dialog);
    assert.equal(message.recipient_id, jon.id);
    assert.equal(message.is_forwarded, false);
    assert.equal(message.delay, false);
  });

  check('dialog and time are filled in when the sender names none', async (later) => {
    const { mira, jon, dialog } = await miraAndJon(later);
    const before = Math.floor(Date.now() / 1000) - 1;

    const id = mira.chat.send(jon.id, { type: 'chat', body: 'bare' });

    const message = await jon.hears('message', (it) => it.id === id);
    assert.equal(message.dialog_id, dialog);
    assert.ok(Number(message.extension.date_sent) >= before, JSON.stringify(message.extension));
  });

  check('the first message makes the private dialog', async (later) => {
    const account = { login: `new-${Date.now()}-${world.transport}`, password: 'a password of mine' };
    const stranger = scene(later).stranger();
    await stranger.rest.users.signup(account);
    stranger.session = await stranger.cube.createSession(account);
    stranger.id = stranger.session.user_id;
    await stranger.connect(account.password);
    const jon = await scene(later).online('jon');

    const id = stranger.chat.send(jon.id, { type: 'chat', body: 'hello, I am new', extension: { save_to_history: 1 } });

    const message = await jon.hears('message', (it) => it.id === id);
    assert.match(message.dialog_id, OBJECT_ID);
    const { items } = await jon.rest.dialog.list({ _id: message.dialog_id });
    assert.equal(items[0].type, 3);
    assert.deepEqual([...items[0].occupants_ids].sort(), [jon.id, stranger.id].sort());
  });

  check('text is kept to the letter', async (later) => {
    const { jon, dialog, say } = await miraAndJon(later);
    const text = '  <b>"Zoë" & \'Ola\'</b>\n\tдруга строка ]]> 👩‍👩‍👧 end  ';

    const id = say(text);

    assert.equal((await jon.hears('message', (it) => it.id === id)).body, text);
    assert.equal((await eventually(() => stored(jon, dialog, id), Boolean)).message, text);
  });

  check('a long text with many-byte letters arrives whole', async (later) => {
    const { jon, say } = await miraAndJon(later);
    // The SDK reads each TLS record by itself: over TCP a letter torn between two would be spoilt.
    const text = 'їжак 🦔 '.repeat(3_000);

    const id = say(text);

    const { body } = await jon.hears('message', (it) => it.id === id);
    assert.equal(body === text, true, `got ${body.length} of ${text.length} characters`);
  });

  check('nested extra parameters arrive as they were sent', async (later) => {
    const { jon, say } = await miraAndJon(later);

    const id = say('where', { place: { city: 'Lviv', zip: 79000, spot: { lat: '49.84', lng: '24.03' } }, mood: 'fine' });

    const { extension } = await jon.hears('message', (it) => it.id === id);
    assert.deepEqual(extension.place, { city: 'Lviv', zip: '79000', spot: { lat: '49.84', lng: '24.03' } });
    assert.equal(extension.mood, 'fine');
    assert.equal(extension.save_to_history, '1');
  });

  check('attachments keep their attributes, live and in history', async (later) => {
    const { jon, dialog, say } = await miraAndJon(later);
    const photo = { type: 'photo', uid: '3BB5D0A4C3E94F0D8A60E2B94F3A117700', id: '58001', name: 'wall.png', size: 70980 };
    const place = { type: 'place', latitude: '49.84', longitude: '24.03', data: '{"lat":49.84,"lng":24.03}' };

    const id = say('attachment', { attachments: [photo, place] });

    const { extension } = await jon.hears('message', (it) => it.id === id);
    assert.deepEqual(extension.attachments, [photo, place]);
    const { attachments } = await eventually(() => stored(jon, dialog, id), Boolean);
    assert.equal(attachments.length, 2);
    assert.equal(attachments[0].uid, photo.uid);
    assert.equal(String(attachments[0].size), '70980');
    assert.equal(attachments[1].data, place.data);
  });

  check('a message without a body arrives', async (later) => {
    const { mira, jon, dialog } = await miraAndJon(later);

    const id = mira.chat.send(jon.id, {
      type: 'chat',
      extension: { dialog_id: dialog, attachments: [{ type: 'image', uid: 'A1' }] },
    });

    const message = await jon.hears('message', (it) => it.id === id);
    assert.equal(message.body, null);
    assert.deepEqual(message.extension.attachments, [{ type: 'image', uid: 'A1' }]);
  });

  check('history keeps a message and its own fields', async (later) => {
    const { mira, jon, dialog, say } = await miraAndJon(later);

    const id = say('kept', { ticket: 'T-12' });

    const message = await eventually(() => stored(jon, dialog, id), Boolean);
    assert.equal(message.message, 'kept');
    assert.equal(message.sender_id, mira.id);
    assert.equal(message.recipient_id, jon.id);
    assert.equal(message.chat_dialog_id, dialog);
    assert.equal(message.ticket, 'T-12');
    assert.equal('save_to_history' in message, false);
  });

  check('what is not to be saved is not in history', async (later) => {
    const { mira, jon, dialog, say } = await miraAndJon(later);

    const gone = mira.chat.send(jon.id, { type: 'chat', body: 'between us', extension: { dialog_id: dialog } });
    const kept = say('for the record');

    await eventually(() => stored(mira, dialog, kept), Boolean);
    assert.equal(await stored(mira, dialog, gone), undefined);
    await jon.hears('message', (it) => it.id === gone);
  });

  check('the sender hears nothing back of a private message', async (later) => {
    const { mira, jon, say } = await miraAndJon(later);

    const id = say('no echo');

    await jon.hears('message', (it) => it.id === id);
    await mira.caughtUp();
    assert.deepEqual(mira.all('message', (it) => it.id === id), []);
  });

  check('every session of the receiver gets the message', async (later) => {
    const { jon, say } = await miraAndJon(later);
    const tablet = await scene(later).online('jon');

    const id = say('to all your devices');

    await jon.hears('message', (it) => it.id === id);
    assert.equal((await tablet.hears('message', (it) => it.id === id)).is_forwarded, false);
  });

  check('another session of the sender gets a carbon', async (later) => {
    const { mira, jon, dialog, say } = await miraAndJon(later);
    const tablet = await scene(later).online('mira');

    const id = say('copied', { place: { city: 'Lviv' } });

    const copy = await tablet.hears('message', (it) => it.id === id);
    assert.equal(copy.is_forwarded, true);
    assert.equal(copy.userId, mira.id);
    assert.equal(copy.recipient_id, jon.id);
    assert.equal(copy.dialog_id, dialog);
    assert.deepEqual(copy.extension.place, { city: 'Lviv' });
  });

  check('typing and its end arrive', async (later) => {
    const { mira, jon } = await miraAndJon(later);

    mira.chat.sendIsTypingStatus(jon.id);
    mira.chat.sendIsStopTypingStatus(jon.id);

    await jon.hears('typing', (it) => !it.typing);
    assert.deepEqual(
      jon.all('typing').map(({ typing, userId, dialogId }) => ({ typing, userId, dialogId })),
      [true, false].map((typing) => ({ typing, userId: mira.id, dialogId: null })),
    );
  });

  check('the receiver acknowledges by itself, and history knows', async (later) => {
    const { mira, jon, dialog, say } = await miraAndJon(later);

    const id = say('got it?');

    const event = await mira.hears('delivered', (it) => it.id === id);
    assert.deepEqual({ dialogId: event.dialogId, userId: event.userId }, { dialogId: dialog, userId: jon.id });
    await eventually(() => stored(mira, dialog, id), (it) => it?.delivered_ids.includes(jon.id));
    assert.equal((await stored(mira, dialog, id)).read_ids.includes(jon.id), false);
  });

  check('read arrives, and history and the unread count know', async (later) => {
    const { mira, jon, dialog, say } = await miraAndJon(later);
    const id = say('read me');
    await jon.hears('message', (it) => it.id === id);
    assert.ok((await jon.rest.message.unreadCount({ chat_dialog_ids: [dialog] }))[dialog] >= 1);

    jon.chat.sendReadStatus({ messageId: id, userId: mira.id, dialogId: dialog });

    const event = await mira.hears('read', (it) => it.id === id);
    assert.deepEqual({ dialogId: event.dialogId, userId: event.userId }, { dialogId: dialog, userId: jon.id });
    const message = await eventually(() => stored(mira, dialog, id), (it) => it?.read_ids.includes(jon.id));
    assert.ok(message.delivered_ids.includes(jon.id), 'read implies delivered');
  });

  check('another session of the reader hears of the read mark', async (later) => {
    const { mira, jon, dialog, say } = await miraAndJon(later);
    const tablet = await scene(later).online('jon');
    const id = say('read on the phone');
    await jon.hears('message', (it) => it.id === id);

    jon.chat.sendReadStatus({ messageId: id, userId: mira.id, dialogId: dialog });

    assert.equal((await tablet.hears('read', (it) => it.id === id)).userId, jon.id);
  });

  check('an edit arrives and changes history', async (later) => {
    const { mira, jon, dialog, say } = await miraAndJon(later);
    const id = say('at 6');

    mira.chat.editMessage({ to: jon.id, dialogId: dialog, body: 'at 7', originMessageId: id, last: true });

    const event = await jon.hears('edited', (it) => it.id === id);
    assert.equal(event.body, 'at 7');
    assert.equal(event.last, true);
    assert.equal(event.dialogId, dialog);
    assert.equal(event.userId, mira.id);
    await eventually(() => stored(jon, dialog, id), (it) => it?.message === 'at 7');
  });

  check('a deletion arrives and empties history', async (later) => {
    const { mira, jon, dialog, say } = await miraAndJon(later);
    const id = say('oops');
    await eventually(() => stored(jon, dialog, id), Boolean);

    mira.chat.deleteMessage({ to: jon.id, dialogId: dialog, messageId: id });

    const event = await jon.hears('deleted', (it) => it.id === id);
    assert.deepEqual({ dialogId: event.dialogId, userId: event.userId }, { dialogId: dialog, userId: mira.id });
    await eventually(() => stored(jon, dialog, id), (it) => it === undefined);
    assert.equal(await stored(mira, dialog, id), undefined);
  });

  check('a deletion for everyone by REST is heard in chat', async (later) => {
    const { mira, jon, dialog, say } = await miraAndJon(later);
    const id = say('oops again');
    await eventually(() => stored(mira, dialog, id), Boolean);

    await mira.rest.message.delete(id, { force: 1 });

    assert.equal((await jon.hears('deleted', (it) => it.id === id)).dialogId, dialog);
  });

  check('with acks each of many messages is reported sent once, none lost', async (later) => {
    const jon = await scene(later).online('jon');
    const mira = await scene(later).online('mira', { acks: true });

    const ids = Array.from({ length: 20 }, (_, n) =>
      mira.chat.send(jon.id, { type: 'chat', body: `number ${n}`, extension: { save_to_history: 1 } }),
    );

    await mira.hears('sent', (it) => it.id === ids.at(-1));
    assert.deepEqual(mira.all('sent').map(({ id }) => id), ids);
    assert.deepEqual(mira.all('lost'), []);
    await jon.hears('message', (it) => it.id === ids.at(-1));
    assert.deepEqual(jon.all('message', (it) => ids.includes(it.id)).map(({ id }) => id), ids);
  });

  check('a message to an unknown user comes back as an error with a code', async (later) => {
    const { mira } = await miraAndJon(later);

    const id = mira.chat.send(999_999_999, { type: 'chat', body: 'anybody?' });

    const error = await mira.hears('error', (it) => it.id === id);
    assert.ok([404, 503].includes(error.code), JSON.stringify(error));
    assert.ok(error.info);
  });

  check('a system message arrives without its module name', async (later) => {
    const { mira, jon } = await miraAndJon(later);

    const id = mira.chat.sendSystemMessage(jon.id, { body: 'dialog/UPDATE', extension: { name: 'Our photos', photo_uid: '3BB5' } });

    const event = await jon.hears('system', (it) => it.id === id);
    assert.equal(event.userId, mira.id);
    assert.equal(event.body, 'dialog/UPDATE');
    assert.deepEqual(event.extension, { name: 'Our photos', photo_uid: '3BB5' });
  });

  check('a message created by REST is heard only when it is sent to chat', async (later) => {
    const { mira, jon, dialog } = await miraAndJon(later);

    const quiet = await mira.rest.message.create({ chat_dialog_id: dialog, message: 'quiet' });
    const loud = await mira.rest.message.create({ chat_dialog_id: dialog, message: 'loud', send_to_chat: 1 });

    const message = await jon.hears('message', (it) => it.id === loud._id);
    assert.deepEqual([message.userId, message.body, message.dialog_id], [mira.id, 'loud', dialog]);
    assert.deepEqual(jon.all('message', (it) => it.id === quiet._id), []);
    assert.equal((await stored(jon, dialog, quiet._id)).message, 'quiet');
    assert.equal((await stored(jon, dialog, loud._id)).message, 'loud');
  });

  return checks;
}
