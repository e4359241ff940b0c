// Runs the scenarios it is told to: a line of JSON in names one and the emulator, a line of JSON out says how it went.
import { createInterface } from "node:readline";
import { readdirSync } from "node:fs";
import { scenarios } from "./lib/scenarios.mjs";
import { Stage } from "./lib/stage.mjs";

const set = process.argv[2];
const folder = new URL(`./scenarios/${set}/`, import.meta.url);
for (const file of readdirSync(folder).filter((name) => name.endsWith(".mjs"))) {
  await import(new URL(file, folder));
}

async function run({ scenario: name, connectionString }) {
  const scenario = scenarios.get(name);
  if (!scenario) {
    throw new Error(`There is no scenario '${name}'. There are: ${[...scenarios.keys()].join(", ")}`);
  }

  const stage = await Stage.open(connectionString);
  try {
    await scenario(stage);
    await stage.finish();
  } finally {
    await stage.close();
  }
}

function describe(error) {
  if (!(error instanceof Error)) {
    return `thrown, and not an Error: ${String(error)}`;
  }

  const details = ["statusCode", "code"].filter((key) => error[key] !== undefined).map((key) => `${key}: ${error[key]}`);
  return [error.stack ?? error.message, ...details, ...(error.cause ? [`cause: ${describe(error.cause)}`] : [])].join("\n");
}

for await (const line of createInterface({ input: process.stdin })) {
  const request = JSON.parse(line);
  const answer = { scenario: request.scenario, ok: true };
  try {
    await run(request);
  } catch (error) {
    answer.ok = false;
    answer.error = describe(error);
  }

  process.stdout.write(`${JSON.stringify(answer)}\n`);
}

process.exit(0);
