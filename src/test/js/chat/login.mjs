// Signing in to chat, and what a connection can do by itself.

import assert from 'node:assert/strict';
import { Person } from '../lib/person.mjs';
import { suite } from '../lib/checks.mjs';
import { refusal, sceneOf } from '../lib/scene.mjs';

export function login(world) {
  const { checks, check } = suite();
  const scene = sceneOf(world);

  check('signs in with user id and password', async (later) => {
    const mira = await scene(later).online('mira');

    assert.equal(mira.chat.isConnected, true);
    assert.equal(mira.chat.currentUserId, world.id('mira'));
  });

  check('a wrong password is refused as not-authorized', async (later) => {
    const stranger = scene(later).stranger();
    stranger.id = world.id('mira');

    assert.equal(await refusal(stranger.connect('not the password')), 'not-authorized');
  });

  check('an unknown user is refused as not-authorized', async (later) => {
    const stranger = scene(later).stranger();
    stranger.id = 999_999_999;

    assert.equal(await refusal(stranger.connect('pw-101')), 'not-authorized');
  });

  check('the session token serves as password', async (later) => {
    const mira = await Person.signedIn(world, 'mira');
    later(() => mira.disconnect());

    await mira.connect(mira.session.token);

    assert.equal(mira.chat.isConnected, true);
  });

  check('the token of somebody else is refused', async (later) => {
    const jon = await Person.signedIn(world, 'jon');
    const stranger = scene(later).stranger();
    stranger.id = world.id('mira');

    assert.equal(await refusal(stranger.connect(jon.session.token)), 'not-authorized');
  });

  check('a destroyed session no longer serves as password', async (later) => {
    const jon = await Person.signedIn(world, 'jon');
    const { token } = jon.session;
    await jon.cube.destroySession();
    const stranger = scene(later).stranger();
    stranger.id = world.id('jon');

    assert.equal(await refusal(stranger.connect(token)), 'not-authorized');
  });

  check('two sessions of one user have different long resources', async (later) => {
    const one = await scene(later).online('mira');
    const two = await scene(later).online('mira');

    assert.notEqual(one.resource, two.resource);
    assert.ok(one.resource.length >= 8, one.resource);
    assert.ok(!one.resource.includes(two.resource) && !two.resource.includes(one.resource));
  });

  check('the own presence comes back from the full address', async (later) => {
    const mira = await scene(later).online('mira');

    const me = mira.chat.xmppClient.jid.toString();
    await mira.hears('stanza', ({ name, attrs }) => name === 'presence' && attrs.from === me);
  });

  check('a ping is answered', async (later) => {
    const mira = await scene(later).online('mira');

    await mira.chat.ping();
    await mira.chat.pingWithTimeout(1_000);
  });

  check('active and inactive are answered', async (later) => {
    const mira = await scene(later).online('mira');

    mira.chat.markInactive();
    mira.chat.markActive();

    await mira.caughtUp();
    const answers = mira.all('stanza', ({ attrs }) => attrs.id?.endsWith(':markActive'));
    assert.deepEqual(answers.map(({ attrs }) => attrs.type), ['result', 'result']);
  });

  check('carbons are enabled on login', async (later) => {
    const mira = await scene(later).online('mira');

    const answer = await mira.hears('stanza', ({ attrs }) => attrs.id?.endsWith(':enableCarbons'));
    assert.equal(answer.attrs.type, 'result');
  });

  check('disconnecting is clean and quick, and the connection can be opened again', async (later) => {
    const mira = await scene(later).online('mira');

    const start = Date.now();
    assert.equal(await mira.chat.disconnect(), true);
    assert.ok(Date.now() - start < 1_500, `took ${Date.now() - start} ms`);

    await mira.connect(world.user('mira').password);
    assert.equal(mira.chat.isConnected, true);
  });

  return checks;
}
