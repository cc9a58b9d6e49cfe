// Runs named checks one after another and prints one TAP-like line for each.
//
//   ok 3 - a text message arrives # 41 ms
//   not ok 4 - typing arrives # 5003 ms
//     # the reason, line by line
//   1..4
//
// A check is given a function `later`: what it registers there is done when the check is over,
// whether it passed or not.

const LIMIT_MS = 15_000;

export async function run(checks, only) {
  let number = 0;
  let failures = 0;
  for (const { name, check } of checks.filter(({ name }) => !only || name.includes(only))) {
    number += 1;
    const start = Date.now();
    const endings = [];
    let failure = null;
    try {
      await within(LIMIT_MS, check((ending) => endings.push(ending)));
    } catch (error) {
      failure = error;
    }
    for (const ending of endings.reverse()) {
      try {
        await within(LIMIT_MS, ending());
      } catch (error) {
        failure ??= error;
      }
    }
    console.log(`${failure ? 'not ok' : 'ok'} ${number} - ${name} # ${Date.now() - start} ms`);
    if (failure) {
      failures += 1;
      explain(failure).forEach((line) => console.log(`    # ${line}`));
    }
  }
  console.log(`1..${number}`);
  return failures;
}

/** A list that is filled by calls of `check(name, body)`, in their order. */
export function suite() {
  const checks = [];
  return { checks, check: (name, check) => checks.push({ name, check }) };
}

export function within(ms, promise) {
  let timer;
  const limit = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${ms} ms`)), ms);
  });
  return Promise.race([promise, limit]).finally(() => clearTimeout(timer));
}

function explain(failure) {
  const text = failure instanceof Error ? (failure.stack ?? String(failure)) : `rejected with ${JSON.stringify(failure)}`;
  return text.split('\n').slice(0, 30);
}
