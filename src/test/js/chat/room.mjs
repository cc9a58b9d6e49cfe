// Joining and leaving the room behind a group. The promises of the SDK's `muc.join` and `muc.leave`
// never settle on success, so the stanzas have to tell.

import assert from 'node:assert/strict';
import { suite } from '../lib/checks.mjs';
import { refusal, sceneOf } from '../lib/scene.mjs';

export function room(world) {
  const { checks, check } = suite();
  const scene = sceneOf(world);
  const isOwn = (person, type) => ({ name, attrs, xml }) =>
    name === 'presence' && attrs.type === type && attrs.from.endsWith(`/${person.id}`) && xml.includes('status code="110"');

  check('joining brings the own presence with the same id and status 110 alone', async (later) => {
    const mira = await scene(later).online('mira');
    const dialog = await scene(later).group(mira, 'jon');

    mira.chat.muc.join(dialog);

    const { attrs, xml } = await mira.hears('stanza', isOwn(mira, undefined));
    assert.ok(attrs.id.endsWith(':join'), attrs.id);
    assert.equal(attrs.from, `${world.appId}_${dialog}@muc.${world.chatHost}/${mira.id}`);
    assert.equal(xml.match(/<status /g).length, 1);
  });

  check('those who joined are listed, and heard joining and leaving', async (later) => {
    const mira = await scene(later).online('mira');
    const jon = await scene(later).online('jon');
    const dialog = await scene(later).group(mira, 'jon');

    mira.chat.muc.join(dialog);
    await mira.hears('stanza', isOwn(mira, undefined));
    assert.deepEqual(await mira.chat.muc.listOnlineUsers(dialog), [mira.id]);
    jon.chat.muc.join(dialog);

    assert.equal((await mira.hears('joined', (it) => it.userId === jon.id)).dialogId, dialog);
    assert.equal((await jon.hears('joined', (it) => it.userId === mira.id)).dialogId, dialog);
    assert.deepEqual((await mira.chat.muc.listOnlineUsers(dialog)).sort(), [mira.id, jon.id].sort());

    jon.chat.muc.leave(dialog);
    await jon.hears('stanza', isOwn(jon, 'unavailable'));
    assert.equal((await mira.hears('left', (it) => it.userId === jon.id)).dialogId, dialog);
    assert.deepEqual(await mira.chat.muc.listOnlineUsers(dialog), [mira.id]);
  });

  check('one who disconnects has left the room', async (later) => {
    const mira = await scene(later).online('mira');
    const jon = await scene(later).online('jon');
    const dialog = await scene(later).group(mira, 'jon');
    mira.chat.muc.join(dialog);
    jon.chat.muc.join(dialog);
    await mira.hears('joined', (it) => it.userId === jon.id);

    await jon.disconnect();

    await mira.hears('left', (it) => it.userId === jon.id);
  });

  check('joining the room of a foreign group is refused with 403', async (later) => {
    const mira = await scene(later).online('mira');
    const lena = await scene(later).online('lena');
    const dialog = await scene(later).group(mira, 'jon');

    const { code } = await refusal(lena.chat.muc.join(dialog));

    assert.equal(code, '403');
  });

  check('one who joined still hears a message only once', async (later) => {
    const mira = await scene(later).online('mira');
    const jon = await scene(later).online('jon');
    const dialog = await scene(later).group(mira, 'jon');
    jon.chat.muc.join(dialog);
    await jon.hears('stanza', isOwn(jon, undefined));

    const id = mira.chat.send(dialog, { type: 'groupchat', body: 'once' });

    await jon.hears('message', (it) => it.id === id);
    await mira.caughtUp();
    await jon.caughtUp();
    assert.equal(jon.all('message', (it) => it.id === id).length, 1);
  });

  check('one who is removed from the dialog is told so in the room', async (later) => {
    const mira = await scene(later).online('mira');
    const jon = await scene(later).online('jon');
    const dialog = await scene(later).group(mira, 'jon');
    jon.chat.muc.join(dialog);
    await jon.hears('stanza', isOwn(jon, undefined));

    await mira.rest.dialog.update(dialog, { pull_all: { occupants_ids: [jon.id] } });

    await jon.hears('stanza', ({ name, attrs, xml }) => name === 'presence' && attrs.type === 'unavailable' && xml.includes('code="301"'));
  });

  return checks;
}
