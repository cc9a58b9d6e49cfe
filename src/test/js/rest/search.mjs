// Search over everything.

import assert from 'node:assert/strict';
import { Person } from '../lib/person.mjs';
import { suite } from '../lib/checks.mjs';
import { refusal } from '../lib/scene.mjs';

const DAY = 24 * 3600 * 1000;

export function search(world) {
  const { checks, check } = suite();

  /** Mira, and what she finds in a group of hers that is called by a word nobody else uses. */
  const searching = async () => {
    const mira = await Person.signedIn(world, 'mira');
    const word = `crampon${Math.random().toString(36).slice(2)}`;
    const { _id: dialog } = await mira.rest.dialog.create({ type: 2, name: `${word} team`, occupants_ids: [world.id('jon')] });
    const { _id: message } = await mira.rest.message.create({ chat_dialog_id: dialog, message: `who has a ${word}?` });
    const find = async (more = {}) => (await mira.chat.search({ search_text: word, ...more })).results;
    return { mira, dialog, message, find };
  };
  const ids = (found) => found.map(({ _id }) => _id);

  check('dialogs, messages and people are found', async () => {
    const { mira, dialog, message, find } = await searching();

    const found = await find();
    const people = (await mira.chat.search({ search_text: 'Jon Berg' })).results.users;

    assert.deepEqual(ids(found.dialogs), [dialog]);
    assert.deepEqual(ids(found.messages), [message]);
    assert.deepEqual(found.users, []);
    assert.ok(people.some(({ id }) => id === world.id('jon')), JSON.stringify(people));
  });

  check('a search is narrowed to dialogs and dates, and cut', async () => {
    const { mira, dialog, message, find } = await searching();
    const { _id: more } = await mira.rest.message.create({ chat_dialog_id: dialog, message: (await find()).messages[0].message });
    const now = Date.now();

    const here = await find({ chat_dialog_ids: [dialog] });
    const elsewhere = await find({ chat_dialog_ids: ['5eed00000000000000000001'] });
    const lately = await find({ start_date: now + DAY, end_date: now - DAY });
    const before = await find({ start_date: now - DAY, end_date: now - 2 * DAY });
    const one = await find({ limit: 1 });

    assert.deepEqual(ids(here.messages).sort(), [message, more].sort());
    assert.deepEqual(elsewhere.messages, []);
    assert.equal(lately.messages.length, 2);
    assert.deepEqual(before.messages, []);
    assert.equal(one.dialogs.length + one.messages.length, 1);
  });

  check('foreign words are not found, and short ones are refused with 422', async () => {
    const { find } = await searching();
    const { dialogs: [{ name }] } = await find();
    const lena = await Person.signedIn(world, 'lena');

    const { results } = await lena.chat.search({ search_text: name.split(' ')[0] });

    assert.deepEqual([results.dialogs, results.messages], [[], []]);
    assert.equal((await refusal(lena.chat.search({ search_text: 'abc' }))).code, 422);
  });

  return checks;
}
