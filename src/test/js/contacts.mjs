// Checks of the contact list with SDK 3, the last that has one: node contacts.mjs READY wss
// NODE_EXTRA_CA_CERTS names the sandbox's CA file.

import assert from 'node:assert/strict';
import sdk from 'connectycube3';
import { run, suite, within } from './lib/checks.mjs';
import { eventually } from './lib/scene.mjs';
import { World } from './lib/world.mjs';

const [ready, transport, only] = process.argv.slice(2);
const world = new World(ready, transport);

/** Someone with SDK 3, and what their contact listeners were told. */
async function online(later, login) {
  const cube = new sdk.ConnectyCube();
  cube.init(world.credentials, { ...world.options, chatProtocol: { active: 2, websocket: world.chatUrl } });
  const heard = [];
  const tell = (kind) => (userId, type) => heard.push({ kind, userId: Number(userId), type: type ?? null });
  cube.chat.onSubscribeListener = tell('asked');
  cube.chat.onConfirmSubscribeListener = tell('confirmed');
  cube.chat.onRejectSubscribeListener = tell('rejected');
  cube.chat.onContactListListener = tell('seen');
  await within(5_000, cube.chat.connect({ userId: world.id(login), password: world.user(login).password }));
  const list = cube.chat.contactList;
  const person = {
    id: world.id(login),
    list,
    heard,
    async hears(kind, userId, type = null) {
      const fits = (it) => it.kind === kind && it.userId === userId && it.type === type;
      await eventually(
        async () => {
          await list.get();
          return heard;
        },
        (all) => all.some(fits),
      );
    },
    here: true,
    async disconnect() {
      person.here = false;
      await cube.chat.disconnect();
    },
  };
  later(person.disconnect);
  return person;
}

/** The two are strangers again when the check is over. */
async function two(later) {
  const mira = await online(later, 'mira');
  const kai = await online(later, 'kai');
  later(async () => {
    await mira.list.remove(kai.id);
    if (kai.here) {
      await kai.list.remove(mira.id);
    }
  });
  return { mira, kai };
}

async function contacts(later) {
  const { mira, kai } = await two(later);
  await mira.list.add({ userId: kai.id, name: 'Kai' });
  await kai.hears('asked', mira.id);
  kai.list.confirm(mira.id);
  await mira.hears('confirmed', kai.id);
  await eventually(() => kai.list.get(), (all) => all[mira.id]?.subscription === 'both');
  return { mira, kai };
}

const { checks, check } = suite();

check('a list that nobody is in is empty', async (later) => {
  const lena = await online(later, 'lena');
  assert.deepEqual(await lena.list.get(), {});
});

check('who is asked hears of it', async (later) => {
  const { mira, kai } = await two(later);
  await mira.list.add(kai.id);
  await kai.hears('asked', mira.id);
});

check('who has asked waits', async (later) => {
  const { mira, kai } = await two(later);
  await mira.list.add({ userId: kai.id, name: 'Kai' });
  const all = await eventually(() => mira.list.get(), (list) => list[kai.id]?.ask);
  assert.deepEqual(all[kai.id], { subscription: 'none', ask: 'subscribe', name: 'Kai' });
});

check('a request waits for who is away', async (later) => {
  const mira = await online(later, 'mira');
  await mira.list.add(world.id('kai'));
  await mira.list.get();
  const kai = await online(later, 'kai');
  await kai.hears('asked', mira.id);
  await mira.list.remove(kai.id);
});

check('who is confirmed hears of it', async (later) => {
  await contacts(later);
});

check('after a confirmation both have both', async (later) => {
  const { mira, kai } = await contacts(later);
  assert.deepEqual((await mira.list.get())[kai.id], { subscription: 'both', ask: null, name: 'Kai' });
  assert.equal((await kai.list.get())[mira.id].subscription, 'both');
});

check('nobody is asked twice', async (later) => {
  const { mira, kai } = await contacts(later);
  assert.deepEqual(mira.heard.filter((it) => it.kind === 'asked'), []);
  assert.equal(kai.heard.filter((it) => it.kind === 'asked').length, 1);
});

check('who is rejected hears of it, and waits no longer', async (later) => {
  const { mira, kai } = await two(later);
  await mira.list.add(kai.id);
  await kai.hears('asked', mira.id);
  await kai.list.reject(mira.id);
  await mira.hears('rejected', kai.id);
  assert.deepEqual((await mira.list.get())[kai.id].ask, null);
  await kai.list.add(mira.id);
});

check('a contact can be renamed', async (later) => {
  const { mira, kai } = await contacts(later);
  await mira.list.updateName({ userId: kai.id, name: 'K.' });
  assert.equal((await mira.list.get())[kai.id].name, 'K.');
});

check('a contact is seen to leave and to come', async (later) => {
  const { mira, kai } = await contacts(later);
  await kai.disconnect();
  await mira.hears('seen', kai.id, 'unavailable');
  mira.heard.length = 0;
  const back = await online(later, 'kai');
  await mira.hears('seen', kai.id);
  await back.list.get();
});

check('who is removed is gone from the list, and the other is told', async (later) => {
  const { mira, kai } = await contacts(later);
  await mira.list.remove(kai.id);
  assert.equal((await mira.list.get())[kai.id], undefined);
  await kai.hears('rejected', mira.id);
  assert.equal((await kai.list.get())[mira.id].subscription, 'none');
  await mira.list.add(kai.id);
});

check('strangers are not seen', async (later) => {
  const mira = await online(later, 'mira');
  const jon = await online(later, 'jon');
  await jon.disconnect();
  await mira.list.get();
  assert.deepEqual(mira.heard.filter((it) => it.userId === jon.id), []);
});

check('someone who is not in the list cannot be renamed', async (later) => {
  const mira = await online(later, 'mira');
  await assert.rejects(mira.list.updateName({ userId: world.id('jon'), name: 'J.' }), (why) => /No contact/.test(why));
});

check('a name that is only the address is none', async (later) => {
  const { mira, kai } = await two(later);
  await mira.list.add({ userId: kai.id, name: `${kai.id}-${world.appId}` });
  assert.equal((await mira.list.get())[kai.id].name, null);
});

check('the list is the same on every device', async (later) => {
  const { mira, kai } = await contacts(later);
  const tablet = await online(later, 'mira');
  assert.deepEqual(await tablet.list.get(), await mira.list.get());
  assert.equal(kai.here, true);
});

const failures = await run(checks, only);
process.exit(failures === 0 ? 0 : 1);
