// The sandbox as its ready record describes it, and the people of its default world.

import { readFileSync } from 'node:fs';

export class World {
  /**
   * @param {string} readyFile path of the ready record
   * @param {'wss'|'xmpps'} transport how the chat connection travels
   */
  constructor(readyFile, transport) {
    const ready = JSON.parse(readFileSync(readyFile, 'utf8'));
    this.transport = transport;
    this.apiUrl = ready.api_url;
    this.appId = ready.app_id;
    this.authKey = ready.auth_key;
    this.chatHost = ready.chat_host;
    this.chatUrl = transport === 'xmpps' ? `xmpps://${ready.chat_host}:${ready.xmpp_port}` : ready.ws_url;
    this.users = new Map(ready.users.map(({ id, login }) => [login, { id, login, password: `pw-${id}` }]));
  }

  user(login) {
    const user = this.users.get(login);
    if (!user) {
      throw new Error(`the ready record names no user ${login}`);
    }
    return user;
  }

  id(login) {
    return this.user(login).id;
  }

  get credentials() {
    return { appId: this.appId, authKey: this.authKey };
  }

  get options() {
    return {
      debug: { mode: 0 },
      endpoints: {
        api: new URL(this.apiUrl).host,
        api_url: this.apiUrl,
        chat: this.chatHost,
        chat_url: this.chatUrl,
      },
      chat: { reconnect: { enable: true, timeInterval: 0.2 }, streamManagement: { enable: false } },
    };
  }
}
