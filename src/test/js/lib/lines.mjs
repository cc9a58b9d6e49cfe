// How a peer talks with the test that started it.
//
// Each line on stdin is a command, {"n":1,"do":"send","to":…}, and is answered on stdout by
// {"n":1,"ok":true,"result":…} or {"n":1,"ok":false,"error":…}. What the listeners hear comes as
// {"event":"message",…} in between.

import { createInterface } from 'node:readline';

export const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);

/** Does one command after the other, until stdin ends. */
export async function serve(commands) {
  for await (const line of createInterface({ input: process.stdin })) {
    const { n, do: name, ...args } = JSON.parse(line);
    try {
      say({ n, ok: true, result: (await commands[name](args)) ?? null });
    } catch (error) {
      say({ n, ok: false, error: error instanceof Error ? String(error) : error });
    }
  }
}
