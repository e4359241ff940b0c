import assert from "node:assert/strict";
import { scenario } from "../../lib/scenarios.mjs";
import { refused } from "../../lib/stage.mjs";

const phone = (number) => ({ phoneNumber: number });
const phoneOf = (number) => ({ phoneNumber: number, rawId: `4:${number}` });
const Answers = "+14255550123";
const Busy = "+15005550101";
const Declines = "+15005550102";
const Rings = "+15005550103";
const Unreachable = "+15005550104";
const result = ({ data }) => [data.resultInformation.code, data.resultInformation.subCode];
const people = (roster) => roster.data.participants.map(({ identifier }) => identifier.communicationUserId ?? identifier.phoneNumber);

scenario("people: 350 are listed over pages", async (stage) => {
  const room = await stage.room({ people: 350 });
  const call = await stage.connect(room);

  const { values } = await call.listParticipants();

  assert.deepEqual(values.map((p) => p.identifier.communicationUserId), room.users.map((user) => user.communicationUserId));
  assert.ok(values.every((p) => p.isMuted === false && p.isOnHold === false));
  assert.equal((await stage.control.requests("ListParticipants")).length, 4);
  assert.equal(call.roster.data.participants.length, 350, "a callback has them all at once");
});

scenario("people: one is read by identifier", async (stage) => {
  const call = await stage.connected({ people: 2 });
  const [, user] = call.room.users;
  await call.addParticipant({ targetParticipant: phone(Answers), sourceCallIdNumber: stage.callerId });
  await stage.next(call, "AddParticipantSucceeded");

  assert.deepEqual(await call.getParticipant(user), { identifier: { communicationUserId: user.communicationUserId }, isMuted: false, isOnHold: false });
  assert.deepEqual(await call.getParticipant(phone(Answers)), { identifier: phoneOf(Answers), isMuted: false, isOnHold: false });
  await refused(call.getParticipant({ communicationUserId: "8:acs:nobody_here" }), 404, "8522");
  await refused(call.getParticipant(phone(Busy)), 404, "8522");
});

scenario("people: a user is added", async (stage) => {
  const call = await stage.connected();
  const user = await stage.identity.createUser();

  const answer = await call.addParticipant({ targetParticipant: user }, { operationContext: "add a user" });
  const added = await stage.next(call, "AddParticipantSucceeded", { operationContext: "add a user" });
  const roster = await stage.next(call, "ParticipantsUpdated");

  assert.equal(answer.operationContext, "add a user");
  assert.deepEqual(answer.participant.identifier, { communicationUserId: user.communicationUserId });
  assert.deepEqual(added.data.participant, { communicationUserId: user.communicationUserId });
  assert.deepEqual(result(added), [200, 0]);
  assert.deepEqual(people(roster), [call.room.users[0].communicationUserId, user.communicationUserId]);
});

scenario("people: a phone is added", async (stage) => {
  const call = await stage.connected();
  const invite = {
    targetParticipant: phone(Answers),
    sourceCallIdNumber: stage.callerId,
    sourceDisplayName: "Reception",
    customCallingContext: [{ kind: "sipuui", key: "", value: "abc" }, { kind: "sipx", key: "room", value: "1", sipHeaderPrefix: "X-" }],
  };

  const answer = await call.addParticipant(invite, { operationContext: "add a phone", invitationTimeoutInSeconds: 30 });
  const added = await stage.next(call, "AddParticipantSucceeded", { operationContext: "add a phone" });
  const roster = await stage.next(call, "ParticipantsUpdated");

  assert.ok(answer.invitationId);
  assert.deepEqual(answer.participant, { identifier: phoneOf(Answers), isMuted: false, isOnHold: false });
  assert.deepEqual(added.data.participant, phoneOf(Answers));
  assert.deepEqual(people(roster), [call.room.users[0].communicationUserId, Answers]);
  const [dialed, ...others] = await stage.control.ledger("dialed");
  assert.equal(dialed.detail, answer.invitationId);
  assert.deepEqual(others, []);
});

scenario("people: the outcome of an operation goes where the operation says", async (stage) => {
  const call = await stage.connected();
  const elsewhere = { operationCallbackUrl: stage.callbacks.url("elsewhere") };
  const target = phone(Answers);

  const answer = await call.addParticipant({ targetParticipant: target, sourceCallIdNumber: stage.callerId }, { ...elsewhere, operationContext: "a" });
  await stage.next(call, "AddParticipantSucceeded", { operationContext: "a" });
  await call.getCallMedia().sendDtmfTones(["one"], target, { ...elsewhere, operationContext: "b" });
  await stage.next(call, "SendDtmfTonesCompleted", { operationContext: "b" });
  await call.cancelAddParticipantOperation(answer.invitationId, { ...elsewhere, operationContext: "c" });
  await stage.next(call, "CancelAddParticipantFailed", { operationContext: "c" });
  await call.removeParticipant(target, { ...elsewhere, operationContext: "d" });
  await stage.next(call, "RemoveParticipantSucceeded", { operationContext: "d" });
  await stage.end(call);

  const at = (path) => stage.callbacks.received.filter((callback) => callback.path === path).map((callback) => callback.kind);
  assert.deepEqual(at("elsewhere"), ["AddParticipantSucceeded", "SendDtmfTonesCompleted", "CancelAddParticipantFailed", "RemoveParticipantSucceeded"]);
  assert.deepEqual(at("calls"), ["CallConnected", "ParticipantsUpdated", "ParticipantsUpdated", "ParticipantsUpdated", "CallDisconnected"]);
});

const fails = (number, code, subCode) => async (stage) => {
  const call = await stage.connected();

  await call.addParticipant({ targetParticipant: phone(number), sourceCallIdNumber: stage.callerId }, { operationContext: "ring" });
  const failed = await stage.next(call, "AddParticipantFailed", { operationContext: "ring" });

  assert.deepEqual(result(failed), [code, subCode]);
  assert.ok(failed.data.resultInformation.message);
  assert.deepEqual(failed.data.participant, phoneOf(number));
  assert.equal((await call.listParticipants()).values.length, 1);
};

scenario("people: a phone is busy", fails(Busy, 486, 560486));

scenario("people: a phone declines", fails(Declines, 603, 560603));

scenario("people: a phone cannot be reached", fails(Unreachable, 404, 560404));

scenario("people: nobody answers in time", async (stage) => {
  const call = await stage.connected();

  await call.addParticipant({ targetParticipant: phone(Rings), sourceCallIdNumber: stage.callerId }, { operationContext: "x", invitationTimeoutInSeconds: 1 });
  const failed = await stage.next(call, "AddParticipantFailed", { operationContext: "x" });

  assert.deepEqual(result(failed), [480, 560480]);
  assert.deepEqual(failed.data.participant, phoneOf(Rings));
});

scenario("people: what rings is cancelled", async (stage) => {
  const call = await stage.connected();
  const { invitationId } = await call.addParticipant({ targetParticipant: phone(Rings), sourceCallIdNumber: stage.callerId }, { operationContext: "x" });

  const answer = await call.cancelAddParticipantOperation(invitationId, { operationContext: "cancel" });
  const cancelled = await stage.next(call, "CancelAddParticipantSucceeded", { operationContext: "cancel" });
  const again = await call.cancelAddParticipantOperation(invitationId);
  const failed = await stage.next(call, "CancelAddParticipantFailed");

  assert.deepEqual([answer.invitationId, answer.operationContext], [invitationId, "cancel"]);
  assert.equal(cancelled.data.invitationId, invitationId);
  assert.equal(failed.data.invitationId, invitationId);
  assert.equal(failed.data.operationContext, again.operationContext, "the SDK has made one up");
  await stage.end(call);
  assert.deepEqual(stage.callbacks.of("AddParticipantFailed"), []);
});

scenario("people: someone is removed", async (stage) => {
  const call = await stage.connected({ people: 2 });
  const [stays, goes] = call.room.users;

  const answer = await call.removeParticipant(goes, { operationContext: "out" });
  const removed = await stage.next(call, "RemoveParticipantSucceeded", { operationContext: "out" });
  const roster = await stage.next(call, "ParticipantsUpdated");

  assert.equal(answer.operationContext, "out");
  assert.deepEqual(removed.data.participant, { communicationUserId: goes.communicationUserId });
  assert.deepEqual(people(roster), [stays.communicationUserId]);
});

scenario("people: someone who is not there is not removed", async (stage) => {
  const call = await stage.connected();

  const answer = await call.removeParticipant(phone(Answers));
  const failed = await stage.next(call, "RemoveParticipantFailed");

  assert.equal(failed.data.operationContext, answer.operationContext, "the SDK has made one up");
  assert.deepEqual(result(failed), [404, 8522]);
  assert.deepEqual(failed.data.participant, phoneOf(Answers));
});

scenario("people: a user is muted", async (stage) => {
  const call = await stage.connected({ people: 2 });
  const [user] = call.room.users;

  const answer = await call.muteParticipant(user, { operationContext: "quiet" });
  const roster = await stage.next(call, "ParticipantsUpdated");

  assert.equal(answer.operationContext, "quiet");
  assert.deepEqual(roster.data.participants.map((p) => p.isMuted), [true, false]);
  assert.equal((await call.getParticipant(user)).isMuted, true);
  await refused(call.muteParticipant({ communicationUserId: "8:acs:nobody_here" }), 404, "8522");
  await refused(call.muteParticipant(phone(Answers)), 400, "8523");
});

scenario("people: tones are sent to a phone", async (stage) => {
  const call = await stage.connected();
  const target = phone(Answers);
  await call.addParticipant({ targetParticipant: target, sourceCallIdNumber: stage.callerId });
  await stage.next(call, "AddParticipantSucceeded");
  const tones = ["zero", "nine", "a", "d", "pound", "asterisk"];

  const answer = await call.getCallMedia().sendDtmfTones(tones, target, { operationContext: "keys" });
  await refused(call.getCallMedia().sendDtmfTones(["one"], target), 412, "8583");
  const sent = await stage.next(call, "SendDtmfTonesCompleted", { operationContext: "keys" });

  assert.equal(answer.operationContext, "keys");
  assert.equal(result(sent)[0], 200);
  assert.deepEqual((await stage.control.ledger("tonesSent")).map((entry) => entry.detail), [tones.join(" ")]);
});

scenario("people: tones that cannot be sent are refused", async (stage) => {
  const call = await stage.connected();
  const media = call.getCallMedia();
  await call.addParticipant({ targetParticipant: phone(Answers), sourceCallIdNumber: stage.callerId });
  await stage.next(call, "AddParticipantSucceeded");

  await refused(media.sendDtmfTones(["one"], call.room.users[0]), 400, "8523");
  await refused(media.sendDtmfTones(["one"], phone(Busy)), 404, "8522");
  await refused(media.sendDtmfTones(Array(19).fill("one"), phone(Answers)), 400, "8523");
  await refused(media.sendDtmfTones(["eleven"], phone(Answers)), 400, "8523");
  await refused(media.sendDtmfTones([], phone(Answers)), 400, "8523");
});

scenario("people: who comes and goes is heard of", async (stage) => {
  const room = await stage.room({ people: 2, joined: 1 });
  const call = await stage.connect(room);
  const [first, second] = room.users.map((user) => user.communicationUserId);

  await stage.control.join(room.id, second);
  assert.deepEqual(people(await stage.next(call, "ParticipantsUpdated")), [first, second]);
  await stage.control.leave(room.id, first);
  assert.deepEqual(people(await stage.next(call, "ParticipantsUpdated")), [second]);
  await stage.control.leave(room.id, second);
  const last = await stage.ended(call);
  assert.deepEqual(result(last), [200, 5001]);
});
