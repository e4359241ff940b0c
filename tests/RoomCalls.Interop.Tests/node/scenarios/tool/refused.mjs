import assert from "node:assert/strict";
import { CallAutomationClient } from "@azure/communication-call-automation";
import { CommunicationIdentityClient } from "@azure/communication-identity";
import { RoomsClient } from "@azure/communication-rooms";
import { scenario } from "../../lib/scenarios.mjs";
import { send } from "../../lib/signing.mjs";
import { refused } from "../../lib/stage.mjs";

const Unknown = "401f0b00-0000-4000-8000-000000000001";
const target = { phoneNumber: "+14255550123" };

scenario("refused: a wrong key", async (stage) => {
  const wrong = `endpoint=${stage.endpoint};accesskey=${Buffer.from("not the key").toString("base64")}`;
  const client = (Type) => stage.client(Type, {}, wrong);

  await refused(client(CommunicationIdentityClient).createUser(), 401, "Denied");
  const error = await refused(client(RoomsClient).createRoom(), 401, "Denied");
  assert.equal(error.response.headers.get("x-ms-error-code"), "Denied");
  await refused(client(CallAutomationClient).getCallConnection(Unknown).hangUp(true), 401, "7509");
  assert.deepEqual((await stage.control.get("state")).rooms, []);
});

scenario("refused: a body that was changed after signing", async (stage) => {
  const tamper = (request, next) => {
    if (typeof request.body === "string") {
      request.body = request.body.replace("+14255550123", "+14255550124").replace("{}", '{"8:acs:a_b":{"role":"Presenter"}}');
    }

    return next(request);
  };
  const call = await stage.connected();
  const tampering = stage.clientWith(CallAutomationClient, tamper, "perRetry").getCallConnection(call.id);

  await refused(tampering.addParticipant({ targetParticipant: target, sourceCallIdNumber: stage.callerId }), 401, "7509");
  await refused(stage.clientWith(RoomsClient, tamper, "perRetry").createRoom(), 401, "Denied");
  assert.deepEqual(await stage.control.ledger("dialed"), []);
  assert.equal((await stage.control.get("state")).rooms.length, 1);
});

scenario("refused: another path, date or host than was signed", async (stage) => {
  const change = (sendRequest) => stage.clientWith(RoomsClient, (request, next) => (sendRequest(request), next(request)), "perRetry");
  const room = await stage.rooms.createRoom();

  await refused(change((r) => (r.url = r.url.replace("/rooms/", "/rooms/1"))).getRoom(room.id), 401, "Denied");
  await refused(change((r) => r.headers.set("x-ms-date", new Date(0).toUTCString())).getRoom(room.id), 401, "Denied");
  await refused(change((r) => r.headers.set("host", "other.example")).getRoom(room.id), 401, "Denied");
  await refused(change((r) => r.headers.delete("authorization")).getRoom(room.id), 401, "Denied");
});

scenario("refused: a body that is no JSON", async (stage) => {
  const call = await stage.connected();
  const add = `/calling/callConnections/${call.id}/participants:add?api-version=2026-03-12`;

  for (const body of ['{"participantToAdd":', "nonsense", "[]", "null", '"text"']) {
    const calling = await send(stage, "POST", add, body);
    assert.deepEqual([calling.status, calling.json.error.code], [400, "8523"], body);
    const rooms = await send(stage, "POST", "/rooms?api-version=2025-03-13", body);
    assert.deepEqual([rooms.status, rooms.json.error.code, rooms.headers.get("x-ms-error-code")], [400, "BadRequest", "BadRequest"], body);
    const identity = await send(stage, "POST", "/identities?api-version=2023-10-01", body);
    assert.deepEqual([identity.status, identity.json.error.code], [400, "BadRequest"], body);
  }
});

scenario("refused: members of the wrong kind", async (stage) => {
  const call = await stage.connected();
  const post = (action, body) => send(stage, "POST", `/calling/callConnections/${call.id}${action}?api-version=2026-03-12`, JSON.stringify(body));
  const person = { rawId: "4:+14255550123" };
  const from = { value: stage.callerId.phoneNumber };

  for (const [action, body] of [
    ["/participants:add", {}],
    ["/participants:add", { participantToAdd: 1, sourceCallerIdNumber: from }],
    ["/participants:add", { participantToAdd: person, sourceCallerIdNumber: from, invitationTimeoutInSeconds: "1" }],
    ["/participants:add", { participantToAdd: person, sourceCallerIdNumber: from, invitationTimeoutInSeconds: 181 }],
    ["/participants:add", { participantToAdd: person, sourceCallerIdNumber: from, operationContext: {} }],
    ["/participants:add", { participantToAdd: { communicationUser: { id: "8:acs:a_b" }, phoneNumber: from } }],
    ["/participants:remove", { participantToRemove: null }],
    ["/participants:mute", { targetParticipants: person }],
    ["/participants:mute", { targetParticipants: [] }],
    ["/participants:cancelAddParticipant", { invitationId: 1 }],
    [":sendDtmfTones", { tones: "one", targetParticipant: person }],
  ]) {
    const answer = await post(action, body);
    assert.deepEqual([answer.status, answer.json.error.code], [400, "8523"], `${action} ${JSON.stringify(body)}`);
  }
});

scenario("refused: a version that the service does not have", async (stage) => {
  for (const query of ["", "?api-version=", "?api-version=2001-01-01", "?api-version=latest"]) {
    const answer = await send(stage, "POST", `/rooms${query}`, "{}");
    assert.deepEqual([answer.status, answer.json.error.code], [400, "BadRequest"], query);
  }
});

scenario("refused: dialling out of a room that does not allow it", async (stage) => {
  const call = await stage.connected({ pstnDialOutEnabled: false });

  await refused(call.addParticipant({ targetParticipant: target, sourceCallIdNumber: stage.callerId }), 403, "7504");
  assert.deepEqual(await stage.control.ledger("dialed"), []);
});

scenario("refused: a caller id of somebody else", async (stage) => {
  const call = await stage.connected();

  await refused(call.addParticipant({ targetParticipant: target, sourceCallIdNumber: { phoneNumber: "+15005550200" } }), 403, "7507");
  assert.deepEqual(await stage.control.ledger("dialed"), []);
});

scenario("refused: numbers that are none, and no caller id", async (stage) => {
  const call = await stage.connected();

  for (const number of ["14255550123", "+0123456789", "+1425", "+1 425 555 0123", "reception", "+1234567890123456", "anonymous"]) {
    await refused(call.addParticipant({ targetParticipant: { phoneNumber: number }, sourceCallIdNumber: stage.callerId }), 400, "8523");
  }

  await refused(call.addParticipant({ targetParticipant: target, sourceCallIdNumber: { phoneNumber: "reception" } }), 400, "8523");
  await refused(call.addParticipant({ targetParticipant: target }), 400, "8523");
  await refused(call.addParticipant({ targetParticipant: target, sourceCallIdNumber: stage.callerId }, { invitationTimeoutInSeconds: 181 }), 400, "8523");
  assert.deepEqual(await stage.control.ledger("dialed"), []);
});

scenario("refused: people who cannot be in a room call", async (stage) => {
  const call = await stage.connected();

  for (const targetParticipant of [
    { microsoftTeamsUserId: "00000000-0000-4000-8000-000000000001" },
    { teamsAppId: "00000000-0000-4000-8000-000000000001", cloud: "public" },
    { id: "unknown" },
  ]) {
    await refused(call.addParticipant({ targetParticipant }), 400, "8523");
  }
});

scenario("refused: what the emulator does not have", async (stage) => {
  const call = await stage.connected();
  const media = call.getCallMedia();
  const [user] = call.room.users;
  const file = { kind: "fileSource", url: "https://app.example/a.wav" };

  await refused(media.playToAll([file]), 404, "NotFound");
  await refused(media.play([file], [user]), 404, "NotFound");
  await refused(media.hold(user), 404, "NotFound");
  await refused(media.unhold(user), 404, "NotFound");
  await refused(media.startContinuousDtmfRecognition(user), 404, "NotFound");
  await refused(call.transferCallToParticipant(user), 404, "NotFound");
  await refused(call.moveParticipants([user], Unknown), 404, "NotFound");
  await refused(stage.automation.getCallRecording().start({ callConnectionId: call.id }), 404, "NotFound");
});

scenario("refused: plain HTTP without the option never leaves the SDK", async (stage) => {
  const careful = new RoomsClient(stage.connectionString);

  await assert.rejects(careful.createRoom(), /allowInsecureConnection/);
  assert.deepEqual((await stage.control.get("requests")).requests, []);
});
