// The emulator of these scenarios has a virtual clock: it moves only when it is told to.
import assert from "node:assert/strict";
import { scenario } from "../../lib/scenarios.mjs";

const result = ({ data }) => [data.resultInformation.code, data.resultInformation.subCode];
const invite = (stage, number) => ({ targetParticipant: { phoneNumber: number }, sourceCallIdNumber: stage.callerId });

scenario("clock: a room that is over cannot be connected to", async (stage) => {
  const { now } = await stage.control.advance(0);
  const room = await stage.room({ validUntil: new Date(Date.parse(now) + 3_600_000) });
  await stage.control.advance(3_601);

  await stage.automation.connectCall({ kind: "roomCallLocator", id: room.id }, stage.callbacks.url(), { operationContext: "late" });
  const failed = await stage.callbacks.next("ConnectFailed", { operationContext: "late" });

  assert.deepEqual(result(failed), [403, 5829]);
});

scenario("clock: a phone that is not answered rings for 180 s if nothing is said", async (stage) => {
  const call = await stage.connected();
  await call.addParticipant(invite(stage, "+15005550103"), { operationContext: "ring" });

  await stage.control.advance(179.9);
  assert.deepEqual(stage.callbacks.of("AddParticipantFailed"), []);
  await stage.control.advance(0.1);
  const failed = await stage.next(call, "AddParticipantFailed", { operationContext: "ring" });

  assert.deepEqual(result(failed), [480, 560480]);
});

scenario("clock: a slow phone is in time or is not", async (stage) => {
  const call = await stage.connected();
  await call.addParticipant(invite(stage, "+15005550107"), { operationContext: "too late", invitationTimeoutInSeconds: 19 });
  await call.addParticipant(invite(stage, "+15005550107"), { operationContext: "in time", invitationTimeoutInSeconds: 20 });

  await stage.control.advance(20);

  await stage.next(call, "AddParticipantFailed", { operationContext: "too late" });
  await stage.next(call, "AddParticipantSucceeded", { operationContext: "in time" });
});

scenario("clock: a phone that hangs up leaves the roster", async (stage) => {
  const call = await stage.connected();
  await call.addParticipant(invite(stage, "+15005550105"));

  await stage.control.advance(1);
  await stage.next(call, "AddParticipantSucceeded");
  assert.equal((await call.listParticipants()).values.length, 2);
  await stage.control.advance(5);

  assert.equal((await call.listParticipants()).values.length, 1);
  assert.deepEqual(stage.callbacks.of("ParticipantsUpdated").map((c) => c.data.participants.length), [1, 2, 1]);
});

scenario("clock: a callback that was not taken comes again, and the others wait", async (stage) => {
  stage.callbacks.mayRepeat = true;
  const refusals = [500, 503];
  stage.callbacks.answer = () => refusals.shift() ?? 204;
  const room = await stage.room();
  await stage.automation.connectCall({ kind: "roomCallLocator", id: room.id }, stage.callbacks.url());
  await stage.callbacks.next("CallConnected");

  await stage.control.advance(3);

  assert.deepEqual(stage.callbacks.received.map((c) => c.kind), ["CallConnected", "CallConnected", "CallConnected", "ParticipantsUpdated"]);
  assert.equal(new Set(stage.callbacks.of("CallConnected").map((c) => c.id)).size, 1);
});
