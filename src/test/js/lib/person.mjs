// One signed-in person with an SDK of their own, and everything their listeners were told.

import sdk from 'connectycube';
import { note } from './calls.mjs';
import { within } from './checks.mjs';

const PATIENCE_MS = 5_000;

export class Person {
  constructor(world) {
    this.world = world;
    this.cube = new sdk.ConnectyCube();
    this.cube.init(world.credentials, world.options);
    this.noteCalls();
    this.heard = [];
    this.waiting = new Set();
    this.listen();
  }

  /** With a REST session, not connected to chat. */
  static async signedIn(world, login) {
    const person = new Person(world);
    const { password } = world.user(login);
    person.session = await person.cube.createSession({ login, password });
    person.id = person.session.user_id;
    return person;
  }

  /** With a REST session and connected to chat. */
  static async online(world, login, settings = {}) {
    const person = await Person.signedIn(world, login);
    await person.connect(world.user(login).password, settings);
    return person;
  }

  get chat() {
    return this.cube.chat;
  }

  get rest() {
    return { dialog: this.cube.chat.dialog, message: this.cube.chat.message, users: this.cube.users };
  }

  get resource() {
    return this.chat.xmppClient.jid.getResource();
  }

  /** `acks` holds for the whole process: a person with acks must be the last to connect. */
  async connect(password, { acks = false } = {}) {
    this.cube.service.sdkInstance.config.chat.streamManagement.enable = acks;
    await this.chat.connect({ userId: this.id, password });
    await this.caughtUp();
  }

  async disconnect() {
    await this.chat.disconnect();
  }

  /** After this, all that the server had for this person before has been heard. */
  async caughtUp() {
    await this.chat.pingWithTimeout(PATIENCE_MS);
  }

  /** Forgets what was heard so far. */
  forget() {
    this.heard = [];
  }

  all(kind, matches = () => true) {
    return this.heard.filter((event) => event.kind === kind && matches(event));
  }

  /** The first event of this kind that matches, heard before or within the patience of these checks. */
  async hears(kind, matches = () => true) {
    const [already] = this.all(kind, matches);
    if (already) {
      return already;
    }
    const coming = new Promise((resolve) => {
      const waiter = (event) => {
        if (event.kind === kind && matches(event)) {
          this.waiting.delete(waiter);
          resolve(event);
        }
      };
      this.waiting.add(waiter);
    });
    try {
      return await within(PATIENCE_MS, coming);
    } catch {
      throw new Error(`user ${this.id} heard no such ${kind}, but ${JSON.stringify(this.heard.slice(-12), null, 1)}`);
    }
  }

  noteCalls() {
    const { auth, users, storage, data, addressbook } = this.cube;
    const { subscriptions, events } = this.cube.pushnotifications;
    const { dialog, message } = this.chat;
    note({ auth, users, storage, data, addressbook, subscriptions, events, dialog, message });
    const { setSession, getSession, createSession, destroySession, login, logout } = auth;
    Object.assign(this.cube, { setSession, getSession, createSession, destroySession, login, logout });
  }

  listen() {
    const { chat } = this;
    const tell = (kind) => (event) => this.tell({ kind, ...event });
    chat.onMessageListener = (userId, message) => tell('message')({ userId, ...message, delay: Boolean(message.delay) });
    chat.onMessageErrorListener = (id, error) => tell('error')({ id, ...error });
    chat.onSentMessageCallback = (lost, sent) => tell(sent ? 'sent' : 'lost')({ id: (sent ?? lost).id });
    chat.onMessageTypingListener = (typing, userId, dialogId) => tell('typing')({ typing, userId, dialogId });
    chat.onDeliveredStatusListener = (id, dialogId, userId) => tell('delivered')({ id, dialogId, userId });
    chat.onReadStatusListener = (id, dialogId, userId) => tell('read')({ id, dialogId, userId });
    chat.onMessageUpdateListener = (id, last, body, dialogId, userId, extension) =>
      tell('edited')({ id, last, body, dialogId, userId, extension });
    chat.onMessageDeleteListener = (id, dialogId, userId) => tell('deleted')({ id, dialogId, userId });
    chat.onMessageReactionsListener = (id, userId, dialogId, add, remove) =>
      tell('reaction')({ id, userId, dialogId, add, remove });
    chat.onSystemMessageListener = (message) => tell('system')(message);
    chat.onJoinOccupant = (dialogId, userId) => tell('joined')({ dialogId, userId });
    chat.onLeaveOccupant = (dialogId, userId) => tell('left')({ dialogId, userId });
    chat.onDisconnectedListener = () => tell('disconnected')({});
    chat.onReconnectListener = () => tell('reconnected')({});
    chat.xmppClient.on('stanza', (stanza) => tell('stanza')({ name: stanza.name, attrs: stanza.attrs, xml: stanza.toString() }));
  }

  tell(event) {
    this.heard.push(event);
    [...this.waiting].forEach((waiter) => waiter(event));
  }
}
