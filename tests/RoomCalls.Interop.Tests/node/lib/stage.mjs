import assert from "node:assert/strict";
import { CallAutomationClient } from "@azure/communication-call-automation";
import { CommunicationIdentityClient } from "@azure/communication-identity";
import { RoomsClient } from "@azure/communication-rooms";
import { Callbacks } from "./callbacks.mjs";
import { Control } from "./control.mjs";

/** What a scenario plays on: the SDKs' clients, the emulator's control plane, a server for callbacks. */
export class Stage {
  callerId = { phoneNumber: "+18005550100" };

  #calls = [];

  static async open(connectionString) {
    const stage = new Stage();
    stage.connectionString = connectionString;
    stage.endpoint = /endpoint=([^;]+);/.exec(connectionString)[1];
    stage.accessKey = /accesskey=(.+)$/.exec(connectionString)[1];
    stage.control = new Control(new URL(stage.endpoint).origin);
    await stage.control.reset();
    stage.identity = stage.client(CommunicationIdentityClient);
    stage.rooms = stage.client(RoomsClient);
    stage.automation = stage.client(CallAutomationClient);
    stage.callbacks = await Callbacks.start();
    return stage;
  }

  /** A client of the SDK with the one option that plain HTTP needs; retries come at once. */
  client(Type, options = {}, connectionString = this.connectionString) {
    return new Type(connectionString, { allowInsecureConnection: true, retryOptions: { retryDelayInMs: 1, maxRetryDelayInMs: 1 }, ...options });
  }

  /** A client with a policy of our own. Policies "perRetry" run after the request was signed. */
  clientWith(Type, sendRequest, position = "perCall") {
    return this.client(Type, { additionalPolicies: [{ policy: { name: "ours", sendRequest }, position }] });
  }

  users = (count) => Promise.all(Array.from({ length: count }, () => this.identity.createUser()));

  /** A room with users on its roster, who all have joined unless told otherwise. */
  async room({ people = 1, joined = people, pstnDialOutEnabled = true, ...options } = {}) {
    const users = await this.users(people);
    const room = await this.rooms.createRoom({
      pstnDialOutEnabled,
      participants: users.map((user, i) => ({ id: user, role: i === 0 ? "Presenter" : "Attendee" })),
      ...options,
    });
    for (const user of users.slice(0, joined)) {
      await this.control.join(room.id, user.communicationUserId);
    }

    return { id: room.id, users };
  }

  /** Connects and waits until CallConnected and the first roster have come. */
  async connect(room, { automation = this.automation, operationContext, callbackUrl = this.callbacks.url() } = {}) {
    const locator = { kind: "roomCallLocator", roomId: room.id, id: room.id };
    const { callConnection, callConnectionProperties } = await automation.connectCall(locator, callbackUrl, { operationContext });
    const id = callConnectionProperties.callConnectionId;
    const call = Object.assign(callConnection, { id, room, properties: callConnectionProperties });
    call.connected = await this.next(call, "CallConnected");
    call.roster = await this.next(call, "ParticipantsUpdated");
    this.#calls.push(call);
    return call;
  }

  connected = async (options) => this.connect(await this.room(options));

  /** The next callback of a call that is of this kind and has these members. */
  next = (call, kind, members = {}) => this.callbacks.next(kind, { callConnectionId: call.id, ...members });

  /** Ends for everyone and waits for the last callback. */
  async end(call) {
    await call.hangUp(true);
    return this.ended(call);
  }

  async ended(call) {
    const last = await this.next(call, "CallDisconnected");
    this.#calls.splice(this.#calls.indexOf(call), 1);
    return last;
  }

  /** Ends what still goes on, then judges all callbacks together. */
  async finish() {
    for (const call of [...this.#calls]) {
      await this.end(call);
    }

    this.callbacks.verify((await this.control.get("deliveries")).deliveries);
  }

  close = () => this.callbacks.close();
}

/** Expects that the SDK reports this status and this code. */
export async function refused(promise, statusCode, code) {
  let error;
  try {
    await promise;
  } catch (thrown) {
    error = thrown;
  }

  assert.ok(error, `not refused; ${statusCode} ${code} was expected`);
  assert.equal(error.name, "RestError", `not refused by the service: ${error.stack ?? error}`);
  assert.deepEqual({ statusCode: error.statusCode, code: error.code }, { statusCode, code }, error.message);
  assert.ok(error.message.length > 0, "an error has a message");
  return error;
}
