// Custom objects, by the data service of the SDK.

import assert from 'node:assert/strict';
import { Person } from '../lib/person.mjs';
import { suite } from '../lib/checks.mjs';
import { refusal } from '../lib/scene.mjs';

const OBJECT_ID = /^[0-9a-f]{24}$/;
const REPORTS = 'UserReports';

export function data(world) {
  const { checks, check } = suite();
  const mira = () => Person.signedIn(world, 'mira');
  /** A reason that no other record of these checks has. */
  const reason = () => `reason ${Date.now()} ${Math.random()}`;

  check('a record is created with the shape of the documents', async () => {
    const { cube, id } = await mira();

    const record = await cube.data.create(REPORTS, { reportedUserId: 102, reason: 'spam' });

    assert.match(record._id, OBJECT_ID);
    assert.equal(record._parent_id, null);
    assert.equal(record.user_id, id);
    assert.ok(Math.abs(record.created_at - Date.now() / 1000) < 60, String(record.created_at));
    assert.equal(record.updated_at, record.created_at);
    assert.deepEqual([record.reportedUserId, record.reason], [102, 'spam']);
    assert.deepEqual(record.permissions, {
      read: { access: 'open' },
      update: { access: 'owner' },
      delete: { access: 'owner' },
    });
  });

  check('several records are created at once', async () => {
    const { cube } = await mira();
    const why = reason();

    const answer = await cube.data.create(REPORTS, [
      { reportedUserId: 1, reason: why },
      { reportedUserId: 2, reason: why },
    ]);

    assert.equal(answer.class_name, REPORTS);
    assert.deepEqual(answer.items.map((it) => it.reportedUserId), [1, 2]);
  });

  check('records are listed with conditions, sorted, paged, counted and cut to fields', async () => {
    const { cube } = await mira();
    const why = reason();
    await cube.data.create(REPORTS, [3, 1, 2].map((reportedUserId) => ({ reportedUserId, reason: why })));
    const ids = (answer) => answer.items.map((it) => it.reportedUserId);
    const list = (more) => cube.data.list(REPORTS, { reason: why, ...more });

    const all = await list();
    const up = await list({ sort_asc: 'reportedUserId' });
    const page = await list({ sort_desc: 'reportedUserId', limit: 1, skip: 1 });
    const many = await list({ reportedUserId: { gt: 1 } });
    const some = await list({ reportedUserId: { in: [1, 3] } });
    const count = await list({ count: 1 });
    const cut = await list({ output: { include: ['reason'] } });

    assert.deepEqual([all.class_name, all.skip, all.limit], [REPORTS, 0, 100]);
    assert.deepEqual(ids(all), [3, 1, 2]);
    assert.deepEqual(ids(up), [1, 2, 3]);
    assert.deepEqual(ids(page), [2]);
    assert.deepEqual(ids(many), [3, 2]);
    assert.deepEqual(ids(some), [3, 1]);
    assert.equal(count.items.count, 3);
    assert.deepEqual(Object.keys(cut.items[0]).sort(), ['_id', 'reason']);
  });

  check('records are had by their ids, and their permissions alone', async () => {
    const { cube } = await mira();
    const { items } = await cube.data.create(REPORTS, [{ reason: 'a' }, { reason: 'b' }]);
    const [first, second] = items.map((it) => it._id);

    const one = await cube.data.list(REPORTS, first);
    const both = await cube.data.list(REPORTS, [first, second]);
    const permissions = await cube.data.readPermissions(REPORTS, first);

    assert.deepEqual(one.items.map((it) => it.reason), ['a']);
    assert.deepEqual(both.items.map((it) => it.reason), ['a', 'b']);
    assert.equal(permissions.record_id, first);
    assert.equal(permissions.permissions.update.access, 'owner');
  });

  check('a record is changed by its owner alone, unless it is open', async () => {
    const { cube } = await mira();
    const jon = await Person.signedIn(world, 'jon');
    const closed = await cube.data.create(REPORTS, { reportedUserId: 7, reason: 'a' });
    const open = await cube.data.create(REPORTS, { reason: 'a', permissions: { update: { access: 'open' } } });

    const changed = await cube.data.update(REPORTS, { id: closed._id, reason: 'b' });

    assert.deepEqual([changed._id, changed.reportedUserId, changed.reason], [closed._id, 7, 'b']);
    assert.equal((await refusal(jon.cube.data.update(REPORTS, { id: closed._id, reason: 'c' }))).code, 403);
    assert.equal((await jon.cube.data.update(REPORTS, { id: open._id, reason: 'c' })).reason, 'c');
  });

  check('several records are changed by their ids, or by conditions', async () => {
    const { cube } = await mira();
    const why = reason();
    const { items } = await cube.data.create(REPORTS, [{ reason: why }, { reason: why }]);
    const unknown = '65f0a1b2c3d4e5f60102ffff';

    const byIds = await cube.data.update(REPORTS, [
      { id: items[0]._id, reportedUserId: 5 },
      { id: unknown, reportedUserId: 6 },
    ]);
    const byCriteria = await cube.data.update(REPORTS, { search_criteria: { reason: why }, reportedUserId: 8 });

    assert.deepEqual(byIds.items.map((it) => [it._id, it.reportedUserId]), [[items[0]._id, 5]]);
    assert.deepEqual(byIds.not_found.ids, [unknown]);
    assert.equal(byCriteria.total_found, 2);
    assert.deepEqual(byCriteria.items.map((it) => it.reportedUserId), [8, 8]);
  });

  check('records are deleted one by one, several at once, or by conditions', async () => {
    const { cube } = await mira();
    const jon = await Person.signedIn(world, 'jon');
    const why = reason();
    const { items } = await cube.data.create(REPORTS, [1, 2, 3, 4].map(() => ({ reason: why })));
    const foreign = (await jon.cube.data.create(REPORTS, { reason: why }))._id;
    const unknown = '65f0a1b2c3d4e5f60102ffff';
    const [one, two, three] = items.map((it) => it._id);

    assert.equal((await cube.data.delete(REPORTS, one)).trim(), '');
    const several = await cube.data.delete(REPORTS, [two, three, foreign, unknown]);
    const rest = await cube.data.delete(REPORTS, { reason: why });

    assert.deepEqual(several.SuccessfullyDeleted.ids, [two, three]);
    assert.deepEqual(several.WrongPermissions.ids, [foreign]);
    assert.deepEqual(several.NotFound.ids, [unknown]);
    assert.deepEqual(rest, { total_deleted: 1 });
    assert.deepEqual((await cube.data.list(REPORTS, { reason: why })).items.map((it) => it._id), [foreign]);
  });

  check('a class that the application does not have is refused', async () => {
    const { cube } = await mira();

    assert.equal((await refusal(cube.data.create('Nothing', { a: 1 }))).code, 403);
    assert.equal((await refusal(cube.data.list('Nothing'))).code, 403);
  });

  return checks;
}
