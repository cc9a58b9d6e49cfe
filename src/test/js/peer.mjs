// One person with the official SDK, driven line by line: node peer.mjs READY wss|xmpps
// lib/lines.mjs tells how they talk. The end of stdin disconnects and ends the process.

import { createHash, randomBytes } from 'node:crypto';
import { say, serve } from './lib/lines.mjs';
import { Person } from './lib/person.mjs';
import { World } from './lib/world.mjs';

const [ready, transport] = process.argv.slice(2);
const world = new World(ready, transport);
const person = new Person(world);
// A busy machine is no silent server; the SDK itself waits 2 s.
person.chat.xmppClient.timeout = 10_000;

const tell = person.tell.bind(person);
person.tell = (event) => {
  tell(event);
  if (event.kind !== 'stanza') {
    const { kind, ...rest } = event;
    say({ event: kind, ...rest });
  }
};

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const isDialog = (to) => typeof to === 'string';
const commands = {
  async signIn({ login }) {
    person.session = await person.cube.createSession({ login, password: world.user(login).password });
    person.id = person.session.user_id;
    return { id: person.id };
  },
  async connect({ password }) {
    await person.connect(password ?? person.session.token, { acks: true });
  },
  async disconnect() {
    await person.disconnect();
  },
  async dialog({ params }) {
    return person.rest.dialog.create(params);
  },
  async dialogs({ params }) {
    return person.rest.dialog.list(params);
  },
  async history({ params }) {
    return person.rest.message.list({ mark_as_read: 0, ...params });
  },
  async create({ params }) {
    return person.rest.message.create(params);
  },
  async send({ to, body, extension }) {
    const type = isDialog(to) ? 'groupchat' : 'chat';
    return { id: person.chat.send(to, { type, body, extension: { save_to_history: 1, ...extension } }) };
  },
  async typing({ to, stop }) {
    if (stop) {
      person.chat.sendIsStopTypingStatus(to);
    } else {
      person.chat.sendIsTypingStatus(to);
    }
  },
  async read({ messageId, userId, dialogId }) {
    person.chat.sendReadStatus({ messageId, userId, dialogId });
  },
  async edit({ to, dialogId, messageId, body }) {
    person.chat.editMessage({ to, dialogId, originMessageId: messageId, body, last: true });
  },
  async remove({ to, dialogId, messageId }) {
    person.chat.deleteMessage({ to, dialogId, messageId });
  },
  async react({ messageId, add, remove }) {
    await person.rest.message.updateReaction(messageId, add, remove);
  },
  /** The promise of the SDK's `muc.join` never settles; the own presence tells that one is inside. */
  async join({ dialog }) {
    person.chat.muc.join(dialog);
    await person.hears('stanza', ({ name, xml }) => name === 'presence' && xml.includes('code="110"'));
  },
  /** Any call of the SDK's services. */
  async call({ service, method, args }) {
    const { cube, chat } = person;
    const { dialog, message, privacylist, muc } = chat;
    const { users, data, storage } = cube;
    const services = { auth: cube, chat, dialog, message, privacylist, muc, users, data, storage };
    return { value: (await services[service][method](...args)) ?? null };
  },
  async system({ to, body, extension }) {
    return { id: person.chat.sendSystemMessage(to, { body, extension }) };
  },
  /** Stores a file of random bytes; gives it with the digest of what is in it. */
  async upload({ name, size, open }) {
    const bytes = randomBytes(size);
    const file = await person.cube.storage.createAndUpload({ name, file: bytes, type: 'image/png', size, public: open });
    return { id: file.id, uid: file.uid, sha256: sha256(bytes) };
  },
  async fileInfo({ id }) {
    return (await person.cube.storage.getInfo(id)).blob;
  },
  /** What is under the file's private address, its public one, or any other. */
  async fetch({ privateUid, publicUid, url }) {
    const { storage } = person.cube;
    const response = await fetch(url ?? (privateUid ? storage.privateUrl(privateUid) : storage.publicUrl(publicUid)));
    return { status: response.status, sha256: sha256(Buffer.from(await response.arrayBuffer())) };
  },
  /** Answers when everything the server had for this person has been told. */
  async catchUp() {
    await person.caughtUp();
  },
};

await serve(commands);
await person.disconnect();
process.exit(0);
