// Which methods of the SDK's services somebody in this process has called.

const known = new Set();
const called = new Set();

/** From now on calls of these services are noted. */
export function note(services) {
  for (const [service, object] of Object.entries(services)) {
    for (const name of methods(object)) {
      const method = object[name];
      known.add(`${service}.${name}`);
      object[name] = (...args) => {
        called.add(`${service}.${name}`);
        return method.apply(object, args);
      };
    }
  }
}

/** Those that nobody has called yet. */
export function uncalled() {
  return [...known].filter((method) => !called.has(method));
}

function methods(object) {
  const names = [...Object.getOwnPropertyNames(object), ...Object.getOwnPropertyNames(Object.getPrototypeOf(object))];
  return names.filter((name) => name !== 'constructor' && typeof object[name] === 'function');
}
