// Sends the lines of stdin as messages and ends when the server has acknowledged every one.
//   send.mjs PORT USER PASSWORD TO
// What @xmpp/client does by itself would be slower: it asks for acknowledgements a quarter of a
// second after the last message. So they are asked for here, and many stanzas go out in one write.

import {client, xml} from "@xmpp/client";
import {createInterface} from "node:readline";
import {randomBytes} from "node:crypto";

const [port, username, password, to] = process.argv.slice(2);
const BATCH = 100;
const WINDOW = 3000;
const SM = "urn:xmpp:sm:3";

const xmpp = client({service: `xmpps://localhost:${port}`, domain: "localhost", username, password});
xmpp.timeout = 30_000;
xmpp.reconnect.stop();
const enabled = new Promise((done) =>
  xmpp.on("nonza", (nonza) => nonza.is("enabled", SM) && done()),
);
let acknowledged = 0;
let heard = () => {};
xmpp.streamManagement.on("ack", () => {
  acknowledged++;
  heard();
});

// A server that resets the connection after our goodbye is none of the measure's business.
let leaving = false;
xmpp.on("error", (error) => {
  if (!leaving) {
    console.error(error);
    process.exit(1);
  }
});

const reached = (count) =>
  new Promise((done) => {
    heard = () => acknowledged >= count && done();
    heard();
  });

const message = (body) =>
  xml(
    "message",
    {type: "chat", to, id: randomBytes(12).toString("hex")},
    xml("body", {}, body),
    xml("markable", {xmlns: "urn:xmpp:chat-markers:0"}),
    xml("extraParams", {}, xml("save_to_history", {}, "1")),
  );

await xmpp.start();
await enabled;
let sent = 0;
let batch = [];
const flush = async () => {
  sent += batch.length;
  await xmpp.sendMany(batch);
  batch = [];
  await xmpp.send(xml("r", {xmlns: SM}));
  await reached(sent - WINDOW);
};
for await (const line of createInterface({input: process.stdin})) {
  batch.push(message(line));
  if (batch.length === BATCH) {
    await flush();
  }
}
await flush();
await reached(sent);
leaving = true;
await xmpp.stop();
process.exit(0);
