import assert from "node:assert/strict";
import { scenario } from "../../lib/scenarios.mjs";
import { refused } from "../../lib/stage.mjs";

const Guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const locate = (room) => ({ kind: "roomCallLocator", id: room.id, roomId: room.id });

scenario("connect: the call of a room", async (stage) => {
  const room = await stage.room({ people: 2 });

  const call = await stage.connect(room, { operationContext: "hello, \u00e4 \"context\"" });

  assert.match(call.id, Guid);
  assert.equal(call.properties.callConnectionState, "connecting");
  assert.deepEqual(call.properties.targetParticipants, []);
  assert.equal(call.connected.data.operationContext, "hello, \u00e4 \"context\"");
  assert.equal(call.connected.data.resultInformation.code, 200);
  assert.equal(call.roster.data.sequenceNumber, 2);
  assert.deepEqual(
    call.roster.data.participants,
    room.users.map((user) => ({ identifier: { communicationUserId: user.communicationUserId }, isMuted: false, isOnHold: false })),
  );
});

scenario("connect: the properties of a call", async (stage) => {
  const call = await stage.connected();

  const properties = await call.getCallConnectionProperties();

  assert.equal(properties.callConnectionId, call.id);
  assert.equal(properties.callConnectionState, "connected");
  assert.equal(properties.serverCallId, call.connected.data.serverCallId);
  assert.equal(properties.callbackUri, stage.callbacks.url(), "1.6.0 names it as the wire does");
  assert.match(properties.correlationId, Guid);
  assert.deepEqual(properties.targetParticipants, []);
});

scenario("connect: the server call id leads to the same call", async (stage) => {
  const first = await stage.connected();
  const serverCallId = first.connected.data.serverCallId;

  const { callConnectionProperties } = await stage.automation.connectCall({ kind: "serverCallLocator", id: serverCallId }, stage.callbacks.url());
  const connected = await stage.callbacks.next("CallConnected", { callConnectionId: callConnectionProperties.callConnectionId });

  assert.notEqual(callConnectionProperties.callConnectionId, first.id);
  assert.equal(connected.data.serverCallId, serverCallId);
});

scenario("connect: an unknown room is refused", async (stage) => {
  await refused(stage.automation.connectCall(locate({ id: "99999999999999999" }), stage.callbacks.url()), 404, "8522");
});

scenario("connect: a deleted room is refused", async (stage) => {
  const room = await stage.room();
  await stage.rooms.deleteRoom(room.id);

  await refused(stage.automation.connectCall(locate(room), stage.callbacks.url()), 404, "8522");
});

scenario("connect: nobody is in the room", async (stage) => {
  const room = await stage.room({ joined: 0 });

  const { callConnection, callConnectionProperties } = await stage.automation.connectCall(locate(room), stage.callbacks.url(), { operationContext: "empty" });
  const failed = await stage.callbacks.next("ConnectFailed", { callConnectionId: callConnectionProperties.callConnectionId });

  assert.equal(failed.data.operationContext, "empty");
  assert.deepEqual([failed.data.resultInformation.code, failed.data.resultInformation.subCode], [404, 8522]);
  await refused(callConnection.getCallConnectionProperties(), 404, "8522");
});

scenario("connect: the room is not open yet", async (stage) => {
  const room = await stage.room({ joined: 0, validFrom: new Date(Date.now() + 3_600_000) });

  await stage.automation.connectCall(locate(room), stage.callbacks.url());
  const failed = await stage.callbacks.next("ConnectFailed");

  assert.deepEqual([failed.data.resultInformation.code, failed.data.resultInformation.subCode], [403, 5829]);
});

scenario("connect: a callback address that cannot be used is refused", async (stage) => {
  const room = await stage.room();

  for (const address of ["nonsense", "/calls", "ftp://127.0.0.1/calls", "http://app.example/calls"]) {
    await refused(stage.automation.connectCall(locate(room), address), 400, "8523");
  }
});

scenario("connect: every callback is signed with the key that is published", async (stage) => {
  const call = await stage.connected();
  await stage.end(call);
  const { createPublicKey, verify } = await import("node:crypto");
  const configuration = await (await fetch(new URL("calling/.well-known/acsopenidconfiguration", stage.endpoint))).json();
  const { keys } = await (await fetch(configuration.jwks_uri)).json();

  assert.equal(stage.callbacks.received.length, 3);
  for (const { authorization } of stage.callbacks.received) {
    const [header, claims, signature] = /^Bearer (.+)$/.exec(authorization)[1].split(".");
    const { alg, kid } = JSON.parse(Buffer.from(header, "base64url"));
    const { iss, exp } = JSON.parse(Buffer.from(claims, "base64url"));
    const key = createPublicKey({ key: keys.find((candidate) => candidate.kid === kid), format: "jwk" });
    assert.equal(alg, "RS256");
    assert.equal(iss, configuration.issuer);
    assert.ok(exp * 1000 > Date.now());
    assert.ok(verify("RSA-SHA256", Buffer.from(`${header}.${claims}`), key, Buffer.from(signature, "base64url")));
  }
});
