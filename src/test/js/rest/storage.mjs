// Files: stored, read, shared by address, deleted.

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { Person } from '../lib/person.mjs';
import { suite } from '../lib/checks.mjs';
import { refusal } from '../lib/scene.mjs';

export function storage(world) {
  const { checks, check } = suite();
  const store = (person, name, bytes, more = {}) =>
    person.cube.storage.createAndUpload({ name, file: bytes, type: 'image/png', size: bytes.length, ...more });
  const fetched = async (url) => {
    const response = await fetch(url);
    return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
  };

  check('a file is stored with the shape of the documents', async () => {
    const mira = await Person.signedIn(world, 'mira');
    const bytes = randomBytes(200_000);

    const file = await store(mira, 'wände & co.png', bytes, { public: false });

    assert.equal(typeof file.id, 'number');
    assert.match(file.uid, /^\w+$/);
    assert.equal(file.size, bytes.length);
    assert.equal(file.public, false);
    assert.ok(file.blob_object_access.params.includes('?'));
    const { blob } = await mira.cube.storage.getInfo(file.id);
    assert.deepEqual(
      [blob.uid, blob.name, blob.content_type, blob.size, blob.blob_status],
      [file.uid, 'wände & co.png', 'image/png', bytes.length, 'complete'],
    );
    assert.equal('blob_object_access' in blob, false);
  });

  check('a file is created, uploaded and declared complete step by step', async () => {
    const { cube } = await Person.signedIn(world, 'mira');
    const bytes = randomBytes(5_000);

    const { blob } = await cube.storage.create({ name: 'steps.png', content_type: 'image/png', public: false });
    const target = new URL(blob.blob_object_access.params);
    const data = { ...Object.fromEntries(target.searchParams), file: bytes };
    await cube.storage.upload({ url: target.origin + target.pathname, data });
    assert.equal((await cube.storage.getInfo(blob.id)).blob.blob_status, null);
    assert.equal((await cube.storage.markUploaded({ id: blob.id, size: bytes.length })).trim(), '');

    assert.equal((await cube.storage.getInfo(blob.id)).blob.blob_status, 'complete');
    assert.ok((await fetched(cube.storage.privateUrl(blob.uid))).bytes.equals(bytes));
  });

  check('updating a file only asks for it, in this SDK', async () => {
    const mira = await Person.signedIn(world, 'mira');
    const { id } = await store(mira, 'a.png', randomBytes(10), { public: false });

    const { blob } = await mira.cube.storage.update({ id, name: 'b.png' });

    assert.deepEqual([blob.id, blob.name], [id, 'a.png']);
  });

  check('a private file is had by its private address and not by its public one', async () => {
    const mira = await Person.signedIn(world, 'mira');
    const jon = await Person.signedIn(world, 'jon');
    const bytes = randomBytes(100_000);
    const { uid } = await store(mira, 'a.png', bytes, { public: false });

    const own = await fetched(mira.cube.storage.privateUrl(uid));
    const others = await fetched(jon.cube.storage.privateUrl(uid));
    const nobodys = await fetched(mira.cube.storage.publicUrl(uid));

    assert.deepEqual([own.status, others.status, nobodys.status], [200, 200, 401]);
    assert.ok(own.bytes.equals(bytes));
    assert.ok(others.bytes.equals(bytes));
  });

  check('a public file is had by anyone', async () => {
    const mira = await Person.signedIn(world, 'mira');
    const bytes = randomBytes(1_000);
    const { uid } = await store(mira, 'a.png', bytes, { public: true });

    const { status, bytes: got } = await fetched(mira.cube.storage.publicUrl(uid));

    assert.equal(status, 200);
    assert.ok(got.equals(bytes));
  });

  check('a file is found by its uid, with an address that is signed', async () => {
    const mira = await Person.signedIn(world, 'mira');
    const bytes = randomBytes(1_000);
    const { id, uid } = await store(mira, 'a.png', bytes, { public: false });

    const { blob: info } = await mira.cube.storage.getFile(uid);
    const { blob: object } = await mira.cube.storage.getFileObject(uid, { download_url: 1 });

    assert.equal(info.id, id);
    const { status, bytes: got } = await fetched(object.blob_object_access.download_url);
    assert.equal(status, 200);
    assert.ok(got.equals(bytes));
  });

  check('a file is listed by pages', async () => {
    const lena = await Person.signedIn(world, 'lena');
    const first = await store(lena, '1.png', randomBytes(10), { public: false });
    const second = await store(lena, '2.png', randomBytes(10), { public: false });

    const page = await lena.cube.storage.list({ page: 1, per_page: 1 });
    const next = await lena.cube.storage.list({ page: 2, per_page: 1 });

    assert.deepEqual([page.current_page, page.per_page, page.total_entries], [1, 1, 2]);
    assert.deepEqual([page.items[0].blob.id, next.items[0].blob.id], [first.id, second.id]);
  });

  check('only its owner deletes a file, and then it is gone with its bytes', async () => {
    const mira = await Person.signedIn(world, 'mira');
    const jon = await Person.signedIn(world, 'jon');
    const { id, uid } = await store(mira, 'a.png', randomBytes(10), { public: true });

    const denied = await refusal(jon.cube.storage.delete(id));
    await mira.cube.storage.delete(id);

    assert.equal(denied.code, 403);
    const gone = await refusal(mira.cube.storage.getInfo(id));
    assert.equal(gone.code, 404);
    assert.equal((await fetched(mira.cube.storage.publicUrl(uid))).status, 404);
  });

  return checks;
}
