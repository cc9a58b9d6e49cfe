// One person with SDK 3, driven line by line: node old-peer.mjs READY wss
//
// The last official SDK with a contact list, and one that acknowledges only what is markable.
// lib/lines.mjs tells how they talk. The end of stdin disconnects and ends the process.

import sdk from 'connectycube3';
import { say, serve } from './lib/lines.mjs';
import { World } from './lib/world.mjs';

const [ready, transport] = process.argv.slice(2);
const world = new World(ready, transport);
const cube = new sdk.ConnectyCube();
cube.init(world.credentials, { ...world.options, chatProtocol: { active: 2, websocket: world.chatUrl } });
const { chat } = cube;
// A busy machine is no silent server; the SDK itself waits 2 s.
chat.xmppClient.timeout = 10_000;

const tell = (event, what) => say({ event, ...what });
const contact = (event) => (userId, type) => tell(event, { userId: Number(userId), type: type ?? null });
chat.onSubscribeListener = contact('asked');
chat.onConfirmSubscribeListener = contact('confirmed');
chat.onRejectSubscribeListener = contact('rejected');
chat.onContactListListener = contact('seen');
chat.onMessageListener = (userId, message) => tell('message', { userId, ...message });
chat.onDeliveredStatusListener = (id, dialogId, userId) => tell('delivered', { id, dialogId, userId });

let user;
const commands = {
  async signIn({ login }) {
    user = world.user(login);
    return { id: user.id };
  },
  async connect() {
    await chat.connect({ userId: user.id, password: user.password });
  },
  async disconnect() {
    await chat.disconnect();
  },
  async send({ to, body, extension, markable }) {
    const id = chat.send(to, { type: 'chat', body, markable, extension: { save_to_history: 1, ...extension } });
    return { id };
  },
  /** `confirm` never settles in this SDK, so that nobody waits for it. */
  async confirm({ userId }) {
    chat.contactList.confirm(userId);
  },
  async call({ service, method, args }) {
    const services = { contactList: chat.contactList };
    return { value: (await services[service][method](...args)) ?? null };
  },
  /** Answers when everything the server had for this person has been told. */
  async catchUp() {
    await chat.ping();
  },
};

await serve(commands);
await chat.disconnect();
process.exit(0);
