// Sessions and users.

import assert from 'node:assert/strict';
import { Person } from '../lib/person.mjs';
import { suite } from '../lib/checks.mjs';
import { refusal } from '../lib/scene.mjs';

const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

export function sessions(world) {
  const { checks, check } = suite();

  check('an application session has no user', async () => {
    const { cube } = new Person(world);

    const session = await cube.createSession();

    assert.equal(typeof session.token, 'string');
    assert.ok(session.token.length >= 16);
    assert.ok(session.user_id === null || session.user_id === 0, String(session.user_id));
    assert.equal(Number(session.application_id), world.appId);
  });

  check('a user session has the shape of the documents', async () => {
    const { session, id } = await Person.signedIn(world, 'mira');

    assert.equal(id, world.id('mira'));
    assert.equal(typeof session.id, 'number');
    assert.equal(typeof session.ts, 'number');
    assert.match(session.created_at, ISO);
    assert.match(session.updated_at, ISO);
    assert.equal(session.user.id, id);
    assert.equal(session.user.login, 'mira');
    assert.equal('password' in session.user, false);
  });

  check('a wrong password is refused with 401', async () => {
    const { cube } = new Person(world);

    const { code, info } = await refusal(cube.createSession({ login: 'mira', password: 'wrong' }));

    assert.equal(code, 401);
    assert.ok(info.errors, JSON.stringify(info));
  });

  check('a wrong authorization key is refused', async () => {
    const { cube } = new Person({ ...world, credentials: { appId: world.appId, authKey: 'wrong' }, options: world.options });

    const { code, info } = await refusal(cube.createSession({ login: 'mira', password: world.user('mira').password }));

    assert.ok([401, 403, 404, 422].includes(code), String(code));
    assert.ok(info.errors, JSON.stringify(info));
  });

  check('the current session can be read', async () => {
    const { cube, session } = await Person.signedIn(world, 'mira');

    const same = await cube.getSession();

    assert.equal(same.token, session.token);
    assert.equal(same.user_id, session.user_id);
  });

  check('an unknown token is answered with the exact text', async () => {
    const person = new Person(world);
    person.cube.setSession({ token: '0123456789ABCDEF0123456789ABCDEF' });

    const { code, info } = await refusal(person.rest.dialog.list());

    assert.equal(code, 401);
    assert.deepEqual(info, { errors: { base: ['Required session does not exist'] } });
  });

  check('no token at all is refused with 401', async () => {
    const { code, info } = await refusal(new Person(world).rest.dialog.list());

    assert.equal(code, 401);
    assert.ok(info.errors, JSON.stringify(info));
  });

  check('dialogs need a user, an application session is refused with 403', async () => {
    const person = new Person(world);
    await person.cube.createSession();

    const { code, info } = await refusal(person.rest.dialog.list());

    assert.equal(code, 403);
    assert.ok(info.errors, JSON.stringify(info));
  });

  check('a destroyed session is dead', async () => {
    const { cube, session } = await Person.signedIn(world, 'mira');

    await cube.destroySession();

    cube.setSession(session);
    assert.equal((await refusal(cube.getSession())).code, 401);
  });

  check('an expired session is renewed by the listener of the SDK, and the call goes through', async () => {
    const person = await Person.signedIn(world, 'mira');
    const { password } = world.user('mira');
    const { on } = person.cube.service.sdkInstance.config;
    person.cube.setSession({ token: 'DEAD0000DEAD0000' });
    on.sessionExpired = (give, retry) => person.cube.createSession({ login: 'mira', password }).then(retry);
    try {
      const { items } = await person.rest.dialog.list();

      assert.ok(Array.isArray(items));
    } finally {
      on.sessionExpired = undefined;
    }
  });

  check('a guest has a session of a day and a name', async () => {
    const { cube } = new Person(world);

    const session = await cube.createSession({ guest: '1', full_name: 'A visitor' });

    assert.equal(session.user.is_guest, true);
    assert.equal(session.user.full_name, 'A visitor');
    assert.equal((await cube.getSession()).user_id, session.user_id);
  });

  check('a user logs in to an application session and out again', async () => {
    const { cube } = new Person(world);
    await cube.createSession();

    const user = await cube.login({ login: 'jon', password: world.user('jon').password });

    assert.equal(user.id, world.id('jon'));
    assert.equal((await cube.getSession()).user_id, user.id);
    await cube.logout();
    assert.ok(!(await cube.getSession()).user_id);
  });

  return checks;
}

export function users(world) {
  const { checks, check } = suite();

  check('users are found by login and by ids, flat and in an envelope', async () => {
    const { rest } = await Person.signedIn(world, 'mira');
    const [mira, jon] = [world.id('mira'), world.id('jon')];

    const byLogin = await rest.users.getV2({ login: 'jon' });
    const byIds = await rest.users.getV2({ id: { in: [mira, jon] }, limit: 10 });

    assert.equal(byLogin.total_entries, 1);
    assert.equal(byLogin.items[0].id, jon);
    assert.equal(byLogin.items[0].login, 'jon');
    assert.equal(byLogin.items[0].user, undefined);
    assert.deepEqual(byIds.items.map(({ id }) => id).sort(), [mira, jon].sort());
    assert.equal(byIds.limit, 10);
    assert.equal(byIds.skip, 0);
  });

  check('one person is had the old way, and a list is refused as switched off', async () => {
    const { rest } = await Person.signedIn(world, 'mira');

    const byLogin = await rest.users.get({ login: 'jon' });
    const { code, info } = await refusal(rest.users.get({ filter: { field: 'id', param: 'in', value: [101, 102] } }));

    assert.equal(byLogin.user.id, world.id('jon'));
    assert.equal(code, 403);
    assert.match(info.errors.base[0], /Users retrieving forbidden/);
  });

  check('people are had the old way by what else they are known by', async () => {
    const { rest } = await Person.signedIn(world, 'mira');
    const mark = `${Date.now()}`;
    const known = {
      full_name: `Known ${mark} Person`,
      external_id: `ext-${mark}`,
      facebook_id: `fb-${mark}`,
      twitter_id: `tw-${mark}`,
      phone: `49${mark}`,
      tag_list: `tag-${mark},other`,
    };
    const account = { login: `known-${mark}`, email: `known-${mark}@example.com`, password: 'my own secret' };
    const { user } = await new Person(world).rest.users.signup({ ...account, ...known });
    const one = async (by) => (await rest.users.get(by)).user.id;
    const page = async (by) => rest.users.get(by);

    assert.equal(await one({ external: known.external_id }), user.id);
    assert.equal(await one({ facebook_id: known.facebook_id }), user.id);
    assert.equal(await one({ twitter_id: known.twitter_id }), user.id);
    assert.equal(await one({ phone: known.phone }), user.id);
    assert.equal(await one({ email: account.email }), user.id);
    const named = await page({ full_name: `known ${mark}`, page: 1, per_page: 5 });
    assert.deepEqual([named.current_page, named.per_page, named.total_entries], [1, 5, 1]);
    assert.deepEqual(named.items.map((it) => it.user.id), [user.id]);
    const tagged = await page({ tags: [`tag-${mark}`, 'nobody has this'] });
    assert.deepEqual(tagged.items.map((it) => it.user.id), [user.id]);
    assert.equal((await refusal(rest.users.get({ external: 'nobody' }))).code, 404);
  });

  check('those who are online are listed and counted', async () => {
    const mira = await Person.online(world, 'mira');
    const jon = await Person.online(world, 'jon');
    try {
      const { users: all } = await mira.rest.users.listOnline();
      const { users: second } = await mira.rest.users.listOnline({ limit: 1, offset: 1 });
      const { count } = await mira.rest.users.getOnlineCount();

      assert.deepEqual(all.map(({ login }) => login).sort(), ['jon', 'mira']);
      assert.equal(second.length, 1);
      assert.equal(count, 2);
    } finally {
      await mira.disconnect();
      await jon.disconnect();
    }
  });

  check('a new password can be asked for by those who have an address', async () => {
    const { rest } = await Person.signedIn(world, 'mira');
    const email = `forgetful-${Date.now()}@example.com`;
    await new Person(world).rest.users.signup({ email, password: 'my own secret' });

    assert.equal((await rest.users.resetPassword(email)).trim(), '');
    assert.equal((await refusal(rest.users.resetPassword('nobody@example.com'))).code, 404);
  });

  check('one who deletes the own account is gone', async () => {
    const account = { login: `short-lived-${Date.now()}`, password: 'my own secret' };
    const person = new Person(world);
    await person.rest.users.signup(account);
    const { user_id: id } = await person.cube.createSession(account);

    await person.rest.users.delete();

    const { rest } = await Person.signedIn(world, 'mira');
    assert.deepEqual((await rest.users.getV2({ id })).items, []);
    assert.equal((await refusal(new Person(world).cube.createSession(account))).code, 401);
  });

  check('an unknown login finds nobody', async () => {
    const { rest } = await Person.signedIn(world, 'mira');

    const { items, total_entries: total } = await rest.users.getV2({ login: 'nobody-of-this-name' });

    assert.deepEqual(items, []);
    assert.equal(total, 0);
  });

  check('users are found by the beginning of a name', async () => {
    const person = await Person.signedIn(world, 'mira');
    const name = `Prefix${Date.now()} Person`;
    const account = { login: `prefix-${Date.now()}`, password: 'my own secret', full_name: name };
    const { user } = await new Person(world).rest.users.signup(account);

    const { items, limit } = await person.rest.users.getV2({ full_name: { start_with: name.slice(0, -3) } });

    assert.deepEqual(items.map(({ id }) => id), [user.id]);
    assert.equal(limit, 5);
  });

  check('a query by dates alone is refused with 422', async () => {
    const { rest } = await Person.signedIn(world, 'mira');

    assert.equal((await refusal(rest.users.getV2({ created_at: { gt: 1 } }))).code, 422);
  });

  check('one who signs up can sign in by login and by email, and not twice', async () => {
    const person = new Person(world);
    const name = `fresh-${Date.now()}`;
    const account = { login: name, email: `${name}@example.com`, password: 'my own secret', full_name: 'Fresh One' };

    const { user } = await person.rest.users.signup(account);

    assert.equal(user.login, name);
    assert.equal(user.full_name, 'Fresh One');
    assert.match(user.created_at, ISO);
    const { login, email, password } = account;
    assert.equal((await new Person(world).cube.createSession({ login, password })).user_id, user.id);
    assert.equal((await new Person(world).cube.createSession({ email, password })).user_id, user.id);
    const { code, info } = await refusal(new Person(world).rest.users.signup(account));
    assert.equal(code, 422);
    assert.ok(info.errors.login, JSON.stringify(info));
  });

  check('the own profile can be changed', async () => {
    const { cube, rest, id } = await Person.signedIn(world, 'lena');
    const website = `https://example.com/${Date.now()}`;

    const { user } = await rest.users.update({ website });

    assert.equal(user.id, id);
    assert.equal(user.website, website);
    assert.equal((await rest.users.getV2({ id })).items[0].website, website);
    assert.equal((await cube.getSession()).user_id, id);
  });

  return checks;
}
