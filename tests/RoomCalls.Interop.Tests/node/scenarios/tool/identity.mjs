import assert from "node:assert/strict";
import { AzureCommunicationTokenCredential, createIdentifierFromRawId } from "@azure/communication-common";
import { scenario } from "../../lib/scenarios.mjs";
import { refused } from "../../lib/stage.mjs";

const Minute = 60_000;

/** Reads a token as an application does, and compares its end with the one announced. */
async function check({ token, expiresOn }, minutes) {
  assert.ok(expiresOn instanceof Date);
  assert.ok(Math.abs(expiresOn.getTime() - Date.now() - minutes * Minute) < 10 * Minute, `it ends at ${expiresOn.toISOString()}`);
  const credential = new AzureCommunicationTokenCredential(token);
  try {
    const read = await credential.getToken();
    assert.equal(read.token, token);
    assert.equal(read.expiresOnTimestamp, Math.floor(expiresOn.getTime() / 1000) * 1000);
  } finally {
    credential.dispose();
  }

  return JSON.parse(Buffer.from(token.split(".")[1], "base64url").toString("utf8"));
}

scenario("identity: a new user is a communication user", async ({ identity }) => {
  const user = await identity.createUser();

  const parsed = createIdentifierFromRawId(user.communicationUserId);
  assert.deepEqual(parsed, { kind: "communicationUser", communicationUserId: user.communicationUserId });
});

scenario("identity: a user comes with a token if scopes are named", async ({ identity }) => {
  const { user, ...token } = await identity.createUserAndToken(["voip", "chat"]);

  const claims = await check(token, 1440);
  assert.equal(`8:${claims.skypeid}`, user.communicationUserId);
  assert.equal(claims.acsScope, "voip,chat");
});

scenario("identity: a token has the scopes and the life asked for", async ({ identity }) => {
  const user = await identity.createUser();

  const claims = await check(await identity.getToken(user, ["voip.join", "chat.join", "chat.join.limited"], { tokenExpiresInMinutes: 60 }), 60);
  assert.equal(claims.acsScope, "voip.join,chat.join,chat.join.limited");
  await check(await identity.getToken(user, ["voip"], { tokenExpiresInMinutes: 1440 }), 1440);
  await check(await identity.createUserAndToken(["voip"], { tokenExpiresInMinutes: 90 }), 90);
});

scenario("identity: a life out of range and unknown scopes are refused", async ({ identity }) => {
  const user = await identity.createUser();

  await refused(identity.getToken(user, ["voip"], { tokenExpiresInMinutes: 59 }), 400, "BadRequest");
  await refused(identity.getToken(user, ["voip"], { tokenExpiresInMinutes: 1441 }), 400, "BadRequest");
  await refused(identity.createUserAndToken(["everything"]), 400, "BadRequest");
  await refused(identity.getToken(user, []), 400, "BadRequest");
});

scenario("identity: tokens are revoked", async ({ identity, control }) => {
  const { user } = await identity.createUserAndToken(["voip"]);

  await identity.revokeTokens(user);
  assert.deepEqual((await control.requests("RevokeAccessTokens")).map((r) => r.status), [204]);
});

scenario("identity: a deleted user is gone", async ({ identity }) => {
  const user = await identity.createUser();

  await identity.deleteUser(user);
  await refused(identity.getToken(user, ["voip"]), 404, "NotFound");
  await refused(identity.revokeTokens(user), 404, "NotFound");
  await refused(identity.deleteUser(user), 404, "NotFound");
});
