// What most checks begin with: people who are online, and a dialog of their own.

import { Person } from './person.mjs';

/** Gives `scene(later)`: its people disconnect when the check is over. */
export function sceneOf(world) {
  return (later) => ({
    async online(login, settings) {
      const person = await Person.online(world, login, settings);
      later(() => person.disconnect());
      return person;
    },

    async signedIn(login) {
      return Person.signedIn(world, login);
    },

    /** Not signed in and not connected; closed at the end if the check connects it. */
    stranger() {
      const person = new Person(world);
      later(() => person.disconnect());
      return person;
    },

    async group(owner, ...members) {
      const ids = members.map((login) => world.id(login));
      const dialog = await owner.rest.dialog.create({ type: 2, name: `group ${Date.now()}`, occupants_ids: ids });
      return dialog._id;
    },

    async privateDialog(person, login) {
      const dialog = await person.rest.dialog.create({ type: 3, occupants_ids: [world.id(login)] });
      return dialog._id;
    },
  });
}

/** The stored messages of a dialog as this person sees them, oldest first; marks nothing as read. */
export async function history(person, dialogId, more = {}) {
  const { items } = await person.rest.message.list({
    chat_dialog_id: dialogId,
    sort_asc: 'date_sent',
    mark_as_read: 0,
    ...more,
  });
  return items;
}

export async function stored(person, dialogId, messageId) {
  const items = await history(person, dialogId, { _id: messageId });
  return items.find((message) => message._id === messageId);
}

/** Asks until the answer pleases; for what the server does after it has let the sender go on. */
export async function eventually(ask, pleases) {
  const end = Date.now() + 5_000;
  for (;;) {
    const answer = await ask();
    if (pleases(answer)) {
      return answer;
    }
    if (Date.now() > end) {
      throw new Error(`still ${JSON.stringify(answer)}`);
    }
  }
}

/** The failure a promise is rejected with. */
export async function refusal(promise) {
  let value;
  try {
    value = await promise;
  } catch (error) {
    return error;
  }
  throw new Error(`was not refused but gave ${JSON.stringify(value)}`);
}
