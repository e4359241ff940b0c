import assert from "node:assert/strict";
import { createServer } from "node:http";
import { parseCallAutomationEvent } from "@azure/communication-call-automation";

// Gives a scenario up that would hang; none depends on it.
const Deadline = 300_000;
const Unreadable = "callbacks that an application cannot take";
const First = new Set(["CallConnected", "ConnectFailed"]);
// The first roster after a connect has the number 2, as recorded.
const FirstRoster = 2;
const Last = new Set(["CallDisconnected", "ConnectFailed"]);

/** A small HTTP server that takes callbacks as an application would: the SDK's own parser reads each body. */
export class Callbacks {
  /** Every callback in the order of arrival, with what the SDK made of it. */
  received = [];

  /** What the server answers: a status, or a function of the callback that gives one. */
  answer = 200;

  /** Whether the scenario has asked for the same event several times. */
  mayRepeat = false;

  #server;
  #taken = new Set();
  #waiting = new Set();
  #faults = [];

  static async start() {
    const callbacks = new Callbacks();
    callbacks.#server = createServer((request, response) => callbacks.#take(request, response));
    await new Promise((resolve) => callbacks.#server.listen(0, "127.0.0.1", resolve));
    return callbacks;
  }

  /** The address to give to the SDK; an application may keep a secret in its query. */
  url(path = "calls") {
    return `http://127.0.0.1:${this.#server.address().port}/${path}?secret=a%2Fb`;
  }

  of = (kind) => this.received.filter((callback) => callback.kind === kind);

  kinds = (connectionId) => this.received.filter((c) => c.data.callConnectionId === connectionId).map((c) => c.kind);

  /** The first callback of a kind that has these members in its data and was not taken before: there already, or still to come. */
  async next(kind, members = {}) {
    const matches = (callback) => callback.kind === kind && !this.#taken.has(callback) && hasMembers(callback.data, members);
    assert.deepEqual(this.#faults, [], Unreadable);
    const found = this.received.find(matches) ?? (await this.#wait(matches, `${kind} ${JSON.stringify(members)}`));
    this.#taken.add(found);
    return found;
  }

  /** What must hold of all callbacks together. */
  verify(deliveries) {
    assert.deepEqual(this.#faults, [], Unreadable);
    if (!this.mayRepeat) {
      assertUnique(this.received.map((callback) => callback.id), "event ids");
      assertUnique(
        this.received.filter((c) => c.data.operationContext !== undefined).map((c) => `${c.data.callConnectionId} ${c.kind} ${c.data.operationContext}`),
        "outcomes of one operation",
      );
      for (const connectionId of new Set(this.received.map((callback) => callback.data.callConnectionId))) {
        verifyOrder(this.received.filter((callback) => callback.data.callConnectionId === connectionId));
      }
    }

    const here = deliveries.filter((d) => d.uri.includes(`:${this.#server.address().port}/`));
    const lost = here.filter((d) => d.status === 200 && !this.received.some((callback) => callback.id === d.eventId));
    assert.deepEqual(lost, [], "delivered, but not received");
  }

  async close() {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  #take(request, response) {
    const chunks = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => {
      const callback = this.#read(request, Buffer.concat(chunks).toString("utf8"));
      response.statusCode = typeof this.answer === "function" ? this.answer(callback) : this.answer;
      response.end();
    });
  }

  #read(request, body) {
    try {
      assert.equal(request.method, "POST");
      assert.match(request.url, /^\/\w+\?secret=a%2Fb$/, "the query is kept as it was given");
      assert.match(request.headers["content-type"], /^application\/json\b/);
      const [event, ...others] = JSON.parse(body);
      assert.equal(others.length, 0, "one event per body: the SDK reads no other");
      const parsed = parseCallAutomationEvent(body);
      assert.equal(event.type, `Microsoft.Communication.${parsed.kind}`);
      assert.equal(event.source, `calling/callConnections/${parsed.callConnectionId}`);
      for (const member of ["callConnectionId", "serverCallId", "correlationId", "resultInformation"]) {
        assert.ok(parsed[member], `${parsed.kind} has no ${member}`);
      }

      const callback = {
        id: event.id,
        time: event.time,
        kind: parsed.kind,
        data: parsed,
        path: request.url.split("?")[0].slice(1),
        authorization: request.headers.authorization,
      };
      this.received.push(callback);
      for (const { look } of [...this.#waiting]) {
        look(callback);
      }

      return callback;
    } catch (error) {
      const fault = `${error.message}: ${body}`;
      this.#faults.push(fault);
      for (const { fail } of [...this.#waiting]) {
        fail(new Error(`${Unreadable}: ${fault}`));
      }

      return undefined;
    }
  }

  #wait(matches, what) {
    return new Promise((resolve, reject) => {
      const end = (settle, value) => {
        clearTimeout(timer);
        this.#waiting.delete(waiter);
        settle(value);
      };
      const fail = (error) => end(reject, error);
      const waiter = { look: (callback) => matches(callback) && end(resolve, callback), fail };
      const came = () => this.received.map((callback) => callback.kind).join(", ");
      const timer = setTimeout(() => fail(new Error(`No ${what} came. There came: ${came()}`)), Deadline);
      this.#waiting.add(waiter);
    });
  }
}

function hasMembers(data, members) {
  return Object.entries(members).every(([name, value]) =>
    typeof value === "object" && value !== null ? hasMembers(data[name] ?? {}, value) : data[name] === value,
  );
}

function assertUnique(values, what) {
  assert.deepEqual(values.filter((value, i) => values.indexOf(value) !== i), [], `${what} that came more than once`);
}

/** The callbacks of one connection: begun once, ended last, rosters numbered without a gap, times that never go back. */
function verifyOrder(callbacks) {
  const kinds = callbacks.map((callback) => callback.kind);
  assert.ok(First.has(kinds[0]), `the first event is ${kinds[0]}`);
  assert.deepEqual(kinds.slice(1).filter((kind) => First.has(kind)), [], "begun more than once");
  assert.deepEqual(kinds.slice(0, -1).filter((kind) => Last.has(kind)), [], `events after the last one: ${kinds}`);
  const numbers = callbacks.filter((callback) => callback.kind === "ParticipantsUpdated").map((callback) => callback.data.sequenceNumber);
  assert.deepEqual(numbers, numbers.map((_, i) => i + FirstRoster), "rosters out of order");
  const times = callbacks.map((callback) => callback.time);
  assert.deepEqual(times, [...times].sort(), "times that go back");
}
