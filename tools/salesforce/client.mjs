// Judges the contract server of the tests with jsforce, an independent client of Salesforce's API: what the connector relies on
// has to satisfy a client that was written against the real one.
//
//   node client.mjs ADDRESS KEY_FILE
import assert from 'node:assert/strict';
import { createSign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import jsforce from 'jsforce';

const [address, keyFile] = process.argv.slice(2);
const key = readFileSync(keyFile, 'utf8');
const REF = 'Colophon_Ref__c';

function assertion(changes = {}) {
  const part = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { iss: 'consumer-key', sub: 'integration@house.example', aud: address, exp: Math.floor(Date.now() / 1000) + 180, ...changes };
  const signed = `${part({ alg: 'RS256' })}.${part(claims)}`;
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key).toString('base64url')}`;
}

async function login(connection, changes) {
  await connection.authorize({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion: assertion(changes) });
}

function connect() {
  return new jsforce.Connection({
    version: '62.0', loginUrl: address, instanceUrl: address, oauth2: { loginUrl: address, clientId: 'consumer-key' },
    refreshFn: (connection, done) => login(connection).then(() => done(null, connection.accessToken), done),
  });
}

async function step(name, work) {
  await work();
  console.log(`ok ${name}`);
}

const c = connect();
await step('JWT bearer login', async () => {
  await login(c);
  assert.equal(c.instanceUrl, address);
  assert.ok(c.accessToken);
});
await step('an expired assertion is refused', () => assert.rejects(login(connect(), { exp: 1 }), /expired/));
await step('another audience is refused', () => assert.rejects(login(connect(), { aud: 'https://other' }), /audience/));
await step('composite upsert creates and updates', async () => {
  const records = [{ [REF]: 'js-1', Name: 'Zoë' }, { [REF]: 'js-2', Name: 'Müller, "die"' }];
  const made = await c.sobject('Contact').upsert(records, REF);
  assert.deepEqual(made.map((one) => [one.success, one.created]), [[true, true], [true, true]]);
  const again = await c.sobject('Contact').upsert([{ [REF]: 'js-1', Name: 'Zoe' }, { [REF]: 'js-3', Nothing__c: 'x' }], REF);
  assert.deepEqual(again.map((one) => one.success), [true, false]);
  assert.equal(again[0].created, false);
  assert.equal(again[1].errors[0].statusCode ?? again[1].errors[0].errorCode, 'INVALID_FIELD');
});
await step('bulk ingest with succeeded and failed records', async () => {
  c.bulk2.pollInterval = 50;
  c.bulk2.pollTimeout = 20000;
  const input = [...Array(4500).keys()].map((i) => ({ [REF]: `bulk-${i}`, Name: `Bücher, "${i}"` }));
  input.push({ [REF]: '', Name: 'nobody' });
  const done = await c.bulk2.loadAndWaitForResults({ object: 'Contact', operation: 'upsert', externalIdFieldName: REF, input });
  assert.equal(done.successfulResults.length, 4500);
  assert.equal(done.successfulResults[0].sf__Created, 'true');
  assert.equal(done.failedResults.length, 1);
  assert.match(done.failedResults[0].sf__Error, /^MISSING_ARGUMENT:/);
  assert.equal(done.unprocessedRecords.length, 0);
});
await step('query by pages', async () => {
  const first = await c.query(`SELECT Id, ${REF}, Name, SystemModstamp FROM Contact WHERE ${REF} != null ORDER BY SystemModstamp, Id`);
  assert.equal(first.totalSize, 4502);
  assert.equal(first.done, false);
  assert.match(first.records[0].SystemModstamp, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$/);
  const more = await c.queryMore(first.nextRecordsUrl);
  assert.equal(more.records.length, 2000);
  const all = await c.query(`SELECT Id, Name FROM Contact`, { autoFetch: true, maxFetch: 10000 });
  assert.equal(all.records.length, 4502);
});
await step('bulk query', async () => {
  const records = await (await c.bulk2.query(`SELECT Id, Name FROM Contact WHERE ${REF} IN ('bulk-7')`)).toArray();
  assert.equal(records.length, 1);
  assert.equal(records[0].Name, 'Bücher, "7"');
});
await step('deletion and queryAll', async () => {
  const { records } = await c.query(`SELECT Id FROM Contact WHERE ${REF} IN ('js-1', 'js-2')`);
  const gone = await c.sobject('Contact').destroy(records.map((one) => one.Id));
  assert.deepEqual(gone.map((one) => one.success), [true, true]);
  assert.equal((await c.query(`SELECT Id FROM Contact WHERE ${REF} IN ('js-1')`)).totalSize, 0);
  const bin = await c.query(`SELECT Id, ${REF} FROM Contact WHERE IsDeleted = true`, { scanAll: true });
  assert.deepEqual(bin.records.map((one) => one[REF]).sort(), ['js-1', 'js-2']);
});
await step('an expired session is begun anew', async () => {
  const before = c.accessToken;
  await fetch(`${address}/test/expire`);
  assert.equal((await c.query(`SELECT Id FROM Contact WHERE ${REF} IN ('bulk-1')`)).totalSize, 1);
  assert.notEqual(c.accessToken, before);
});
await step('errors have their codes', async () => {
  await assert.rejects(c.query('SELECT Nothing__c FROM Contact'), (error) => error.errorCode === 'INVALID_FIELD');
  await assert.rejects(c.query('SELECT Id FROM Account'), (error) => error.errorCode === 'INVALID_TYPE');
  await assert.rejects(c.query('DELETE everything'), (error) => error.errorCode === 'MALFORMED_QUERY');
});
process.exit();
