// Pushes and the telephone's address book, by any SDK that has them.

import assert from 'node:assert/strict';
import { suite } from '../lib/checks.mjs';
import { refusal } from '../lib/scene.mjs';

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** @param signedIn gives somebody with a session: `{ cube, id }` */
export function pushes(world, signedIn) {
  const { checks, check } = suite();
  const phone = (udid, sequence = 'token-1') => ({
    notification_channel: 'gcm',
    push_token: { environment: 'development', client_identification_sequence: sequence, bundle_identifier: 'com.example' },
    device: { platform: 'android', udid },
  });

  check('a device is subscribed, listed and forgotten', async () => {
    const { cube } = await signedIn('mira');
    const { subscriptions } = cube.pushnotifications;
    const udid = `device-${Date.now()}`;
    const mine = async () => (await subscriptions.list()).filter((it) => it.subscription.device.udid === udid);

    const [{ subscription }] = await subscriptions.create(phone(udid));
    const [{ subscription: again }] = await subscriptions.create(phone(udid, 'token-2'));
    const listed = await mine();
    const others = await (await signedIn('jon')).cube.pushnotifications.subscriptions.list();
    const gone = await subscriptions.delete(subscription.id);

    assert.equal(typeof subscription.id, 'number');
    assert.equal(subscription.notification_channel.name, 'gcm');
    assert.deepEqual(subscription.device, { udid, platform: { name: 'android' } });
    assert.equal(again.id, subscription.id);
    assert.deepEqual(listed.map((it) => it.subscription.id), [subscription.id]);
    assert.equal(listed[0].subscription.client_identification_sequence, 'token-2');
    assert.equal(others.filter((it) => it.subscription.device.udid === udid).length, 0);
    assert.equal(gone.trim(), '');
    assert.deepEqual(await mine(), []);
    assert.equal((await refusal(subscriptions.delete(subscription.id))).code, 404);
  });

  check('a browser is subscribed with its three keys, and not without them', async () => {
    const { cube } = await signedIn('mira');
    const { subscriptions } = cube.pushnotifications;
    const browser = (token) => ({
      notification_channel: 'web',
      push_token: { environment: 'production', ...token },
      device: { platform: 'web', udid: `browser-${Date.now()}` },
    });

    const keys = { web_endpoint: 'https://push.example', web_auth: 'a', web_p256dh: 'p' };
    const [{ subscription }] = await subscriptions.create(browser(keys));
    const { code, info } = await refusal(subscriptions.create(browser({ web_auth: 'a' })));

    assert.equal(subscription.notification_channel.name, 'web');
    assert.equal(code, 422);
    assert.ok(info.errors.web_endpoint, JSON.stringify(info));
    await subscriptions.delete(subscription.id);
  });

  check('a push is asked for, and answered with what it is', async () => {
    const { cube, id } = await signedIn('mira');
    const { events, base64Encode } = cube.pushnotifications;
    const message = base64Encode(JSON.stringify({ message: 'come over' }));

    const [{ event }] = await events.create({
      notification_type: 'push',
      environment: 'development',
      user: { ids: [world.id('jon')] },
      message,
    });
    const nobody = { notification_type: 'push', environment: 'development', message };

    assert.equal(typeof event.id, 'number');
    assert.equal(event.message, message);
    assert.deepEqual([event.user_id, event.application_id], [id, world.appId]);
    assert.deepEqual([event.event_type, event.environment], ['one_shot', 'development']);
    assert.match(event.created_at, ISO);
    assert.equal((await refusal(events.create(nobody))).code, 422);
  });

  return checks;
}

/** @param signedIn the same */
export function addressBook(world, signedIn) {
  const { checks, check } = suite();

  check('an address book is uploaded, read and changed, and a device may have its own', async () => {
    const { addressbook } = (await signedIn('mira')).cube;
    const udid = `telephone-${Date.now()}`;
    const ann = { name: 'Ann', phone: '0170123456700' };
    const bob = { name: 'Bob', phone: '0170123456701' };

    const first = await addressbook.uploadAddressBook([ann, bob, { name: 'Cid', phone: '112' }], { udid });
    const before = await addressbook.get(udid);
    const second = await addressbook.uploadAddressBook([{ ...ann, name: 'Anna' }, { phone: bob.phone, destroy: 1 }], { udid });
    const after = await addressbook.get(udid);
    const third = await addressbook.uploadAddressBook([bob], { udid, force: 1 });

    assert.deepEqual([first.created, first.updated, first.deleted], [2, 0, 0]);
    assert.deepEqual(Object.keys(first.rejected), ['2']);
    assert.match(first.rejected[2][0], /phone/);
    assert.deepEqual(before, [ann, bob]);
    assert.deepEqual([second.created, second.updated, second.deleted], [0, 1, 1]);
    assert.deepEqual(after, [{ ...ann, name: 'Anna' }]);
    assert.deepEqual([third.created, third.updated, third.deleted], [1, 0, 1]);
    assert.deepEqual(await addressbook.get(udid), [bob]);
    assert.deepEqual(await addressbook.get(), []);
  });

  check('who of the address book is here is told with the name from it', async () => {
    const { addressbook } = (await signedIn('kai')).cube;
    const lena = await signedIn('lena');
    const phone = '+49 170 1234567';
    await lena.cube.users.update({ phone });
    await addressbook.uploadAddressBook([{ name: 'My Lena', phone: '491701234567' }, { name: 'Nobody', phone: '0000000000' }]);

    const { items: full } = await addressbook.getRegisteredUsers(false);
    const { items: compact } = await addressbook.getRegisteredUsers(true);

    assert.deepEqual(full.map((it) => [it.id, it.login, it.address_book_name]), [[lena.id, 'lena', 'My Lena']]);
    assert.deepEqual(compact, [{ id: lena.id, phone, address_book_name: 'My Lena' }]);
  });

  return checks;
}
