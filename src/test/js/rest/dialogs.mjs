// Dialogs.

import assert from 'node:assert/strict';
import { Person } from '../lib/person.mjs';
import { suite } from '../lib/checks.mjs';
import { history, refusal } from '../lib/scene.mjs';

const OBJECT_ID = /^[0-9a-f]{24}$/;
const sorted = (numbers) => [...numbers].sort((a, b) => a - b);

export function dialogs(world) {
  const { checks, check } = suite();
  const [miraId, jonId, kaiId, lenaId] = ['mira', 'jon', 'kai', 'lena'].map((login) => world.id(login));
  const mira = () => Person.signedIn(world, 'mira');
  const newGroup = (person, name = `climbers ${Math.random()}`) =>
    person.rest.dialog.create({ type: 2, name, occupants_ids: [jonId, kaiId] });

  check('a group is created with the shape of the documents', async () => {
    const person = await mira();

    const dialog = await person.rest.dialog.create({
      type: 2,
      name: 'Climbers',
      description: 'Tue',
      photo: 'https://example.com/p.png',
      occupants_ids: [jonId, kaiId],
    });

    assert.match(dialog._id, OBJECT_ID);
    assert.ok(/[a-f]/.test(dialog._id), 'an id of digits alone is a user id to the SDK');
    assert.equal(dialog.type, 2);
    assert.equal(dialog.name, 'Climbers');
    assert.equal(dialog.description, 'Tue');
    assert.equal(dialog.photo, 'https://example.com/p.png');
    assert.equal(dialog.user_id, miraId);
    assert.deepEqual(sorted(dialog.occupants_ids), sorted([miraId, jonId, kaiId]));
    assert.deepEqual(dialog.admins_ids, []);
    assert.equal(dialog.xmpp_room_jid, `${world.appId}_${dialog._id}@muc.${world.chatHost}`);
    assert.equal(dialog.unread_messages_count, 0);
    assert.equal(dialog.last_message, null);
    assert.match(dialog.created_at, /^\d{4}-\d\d-\d\dT.*Z$/);
  });

  check('a private dialog is created once and named after the other', async () => {
    const person = await mira();

    const dialog = await person.rest.dialog.create({ type: 3, occupants_ids: [lenaId] });
    const again = await person.rest.dialog.create({ type: 3, occupants_ids: [lenaId] });

    assert.equal(again._id, dialog._id);
    assert.equal(dialog.type, 3);
    assert.deepEqual(sorted(dialog.occupants_ids), sorted([miraId, lenaId]));
    const { items } = await (await Person.signedIn(world, 'lena')).rest.dialog.list({ _id: dialog._id });
    assert.notEqual(items[0].name, dialog.name);
    assert.ok(!items[0].xmpp_room_jid);
  });

  check('a broadcast dialog cannot be created by a client', async () => {
    const { code, info } = await refusal((await mira()).rest.dialog.create({ type: 1, name: 'news' }));

    assert.equal(code, 403);
    assert.match(JSON.stringify(info.errors), /admin panel/i);
  });

  check('dialogs are listed in an envelope, filtered, sorted and paged', async () => {
    const person = await mira();
    const names = [`a ${Date.now()}`, `b ${Date.now()}`];
    const ids = [];
    for (const name of names) {
      ids.push((await newGroup(person, name))._id);
    }

    const one = await person.rest.dialog.list({ _id: ids[0] });
    const two = await person.rest.dialog.list({ _id: { in: ids }, type: { in: [3, 2] }, sort_asc: 'created_at' });
    const page = await person.rest.dialog.list({ limit: 1, skip: 1, sort_desc: 'updated_at' });
    const named = await person.rest.dialog.list({ name: names[1] });
    const none = await person.rest.dialog.list({ _id: { in: ids }, type: 3 });

    assert.deepEqual(one.items.map(({ name }) => name), [names[0]]);
    assert.deepEqual([one.skip, one.total_entries], [0, 1]);
    assert.deepEqual(sorted(two.items.map(({ _id }) => _id)), sorted(ids));
    assert.deepEqual([page.items.length, page.limit, page.skip], [1, 1, 1]);
    assert.deepEqual(named.items.map(({ _id }) => _id), [ids[1]]);
    assert.deepEqual(none.items, []);
  });

  check('dialogs are counted', async () => {
    const person = await mira();
    await newGroup(person);

    const { items } = await person.rest.dialog.list({ count: 1 });

    assert.ok(items.count >= 1, JSON.stringify(items));
  });

  check('foreign dialogs are not listed', async () => {
    const { _id } = await newGroup(await mira());
    const lena = await Person.signedIn(world, 'lena');

    assert.deepEqual((await lena.rest.dialog.list({ _id })).items, []);
  });

  check('name, description, photo and members change', async () => {
    const person = await mira();
    const { _id } = await newGroup(person);

    const changed = await person.rest.dialog.update(_id, {
      name: 'HQ',
      description: 'Thu',
      photo: 'x',
      push_all: { occupants_ids: [lenaId] },
      pull_all: { occupants_ids: [kaiId] },
    });

    assert.deepEqual([changed._id, changed.name, changed.description, changed.photo], [_id, 'HQ', 'Thu', 'x']);
    assert.deepEqual(sorted(changed.occupants_ids), sorted([miraId, jonId, lenaId]));
    const { items } = await person.rest.dialog.list({ _id });
    assert.equal(items[0].name, 'HQ');
  });

  check('a member leaves, and only the owner or an admin removes others', async () => {
    const person = await mira();
    const { _id } = await newGroup(person);
    const jon = await Person.signedIn(world, 'jon');

    assert.equal((await refusal(jon.rest.dialog.update(_id, { pull_all: { occupants_ids: [kaiId] } }))).code, 403);
    await jon.rest.dialog.update(_id, { pull_all: { occupants_ids: [jonId] } });

    assert.deepEqual((await jon.rest.dialog.list({ _id })).items, []);
    const { items } = await person.rest.dialog.list({ _id });
    assert.deepEqual(sorted(items[0].occupants_ids), sorted([miraId, kaiId]));
  });

  check('members of a private dialog do not change', async () => {
    const person = await mira();
    const { _id } = await person.rest.dialog.create({ type: 3, occupants_ids: [jonId] });

    assert.equal((await refusal(person.rest.dialog.update(_id, { push_all: { occupants_ids: [kaiId] } }))).code, 403);
  });

  check('admins come and go', async () => {
    const person = await mira();
    const { _id } = await newGroup(person);

    assert.deepEqual((await person.rest.dialog.addAdmins(_id, [jonId])).admins_ids, [jonId]);
    assert.deepEqual((await person.rest.dialog.removeAdmins(_id, [jonId])).admins_ids, []);
  });

  check('a sixth admin is refused', async () => {
    const owner = await mira();
    const names = [1, 2, 3, 4, 5, 6].map((n) => `admin-${n}-${Date.now()}`);
    const ids = [];
    for (const login of names) {
      ids.push((await new Person(world).rest.users.signup({ login, password: 'my own secret' })).user.id);
    }
    const { _id } = await owner.rest.dialog.create({ type: 2, name: 'ruled', occupants_ids: ids });

    const { admins_ids: five } = await owner.rest.dialog.addAdmins(_id, ids.slice(0, 5));
    const { code, info } = await refusal(owner.rest.dialog.addAdmins(_id, ids.slice(5)));

    assert.equal(five.length, 5);
    assert.ok([403, 422].includes(code), String(code));
    assert.ok(info.errors, JSON.stringify(info));
    const { items } = await owner.rest.dialog.list({ _id });
    assert.deepEqual(sorted(items[0].admins_ids), sorted(five));
  });

  check('a dialog deleted for oneself stays with the others', async () => {
    const person = await mira();
    const { _id } = await newGroup(person);

    const answer = await person.rest.dialog.delete(_id);

    assert.equal(answer.trim(), '');
    assert.deepEqual((await person.rest.dialog.list({ _id })).items, []);
    const jon = await Person.signedIn(world, 'jon');
    assert.equal((await jon.rest.dialog.list({ _id })).items.length, 1);
  });

  check('only its owner deletes a dialog for everyone', async () => {
    const person = await mira();
    const jon = await Person.signedIn(world, 'jon');
    const { _id } = await newGroup(person);

    assert.equal((await refusal(jon.rest.dialog.delete(_id, { force: 1 }))).code, 403);
    await person.rest.dialog.delete(_id, { force: 1 });

    assert.deepEqual((await jon.rest.dialog.list({ _id })).items, []);
  });

  check('several dialogs are deleted with three lists as answer', async () => {
    const person = await mira();
    const ids = [(await newGroup(person))._id, (await newGroup(person))._id];
    const unknown = '65f0a1b2c3d4e5f60102ffff';

    const answer = await person.rest.dialog.delete([...ids, unknown]);

    assert.deepEqual([...answer.SuccessfullyDeleted.ids].sort(), [...ids].sort());
    assert.deepEqual(answer.NotFound.ids, [unknown]);
  });

  check('a public dialog is subscribed to and left', async () => {
    const owner = await mira();
    const lena = await Person.signedIn(world, 'lena');
    const { _id } = await owner.rest.dialog.create({ type: 4, name: 'square' });
    assert.deepEqual((await lena.rest.dialog.list({ _id })).items, []);

    const dialog = await lena.rest.dialog.subscribe(_id);

    assert.equal(dialog._id, _id);
    assert.deepEqual(dialog.occupants_ids, []);
    assert.equal((await lena.rest.dialog.list({ _id })).items.length, 1);
    const { items } = await owner.rest.dialog.getPublicOccupants(_id);
    assert.ok(items.some(({ id }) => id === lenaId), JSON.stringify(items));
    await lena.rest.dialog.unsubscribe(_id);
    assert.deepEqual((await lena.rest.dialog.list({ _id })).items, []);
    assert.equal((await lena.rest.dialog.subscribeToPublic(_id))._id, _id);
    await lena.rest.dialog.unsubscribeFromPublic(_id);
    assert.deepEqual((await lena.rest.dialog.list({ _id })).items, []);
  });

  check('notifications of a dialog go off and on', async () => {
    const person = await mira();
    const { _id } = await newGroup(person);

    assert.equal(Number((await person.rest.dialog.getNotificationsSettings(_id)).notifications.enabled), 1);
    assert.equal(Number((await person.rest.dialog.updateNotificationsSettings(_id, false)).notifications.enabled), 0);
    assert.equal(Number((await person.rest.dialog.getNotificationsSettings(_id)).notifications.enabled), 0);
  });

  check('a history is cleared for oneself only', async () => {
    const person = await mira();
    const jon = await Person.signedIn(world, 'jon');
    const { _id } = await newGroup(person);
    await person.rest.message.create({ chat_dialog_id: _id, message: 'kept by jon' });

    await person.rest.dialog.clearHistory(_id);

    assert.deepEqual(await history(person, _id), []);
    assert.equal((await history(jon, _id)).length, 1);
  });

  return checks;
}
