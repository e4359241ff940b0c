/** The emulator's control plane. */
export class Control {
  #origin;

  constructor(origin) {
    this.#origin = origin;
  }

  get = (what) => this.#send("GET", what);

  join = (roomId, userId) => this.#send("POST", "join", { roomId, userId });

  leave = (roomId, userId) => this.#send("POST", "leave", { roomId, userId });

  fault = (fault) => this.#send("POST", "faults", fault);

  advance = (seconds) => this.#send("POST", "clock/advance", { seconds });

  reset = () => this.#send("POST", "reset");

  requests = async (operation) => (await this.get("requests")).requests.filter((r) => r.operation === operation);

  ledger = async (kind) => (await this.get("ledger")).ledger.filter((entry) => entry.kind === kind);

  async #send(method, what, body) {
    const answer = await fetch(`${this.#origin}/emulator/${what}`, { method, body: body && JSON.stringify(body) });
    const json = await answer.json();
    if (!answer.ok) {
      throw new Error(`The control plane refused ${method} ${what}: ${answer.status} ${JSON.stringify(json)}`);
    }

    return json;
  }
}
