const all = new Map();

/** Registers a scenario under its name: its file, a colon, what holds. */
export function scenario(name, run) {
  if (all.has(name)) {
    throw new Error(`Two scenarios are named '${name}'.`);
  }

  all.set(name, run);
}

export const scenarios = all;
