import assert from "node:assert/strict";
import { scenario } from "../../lib/scenarios.mjs";
import { refused } from "../../lib/stage.mjs";

const result = ({ data }) => [data.resultInformation.code, data.resultInformation.subCode];

scenario("ending: hanging up leaves the others in the call", async (stage) => {
  const room = await stage.room({ people: 2 });
  const [leaves, stays] = [await stage.connect(room), await stage.connect(room)];

  await leaves.hangUp(false);
  const last = await stage.ended(leaves);

  assert.deepEqual(result(last), [200, 7000]);
  assert.equal((await stays.listParticipants()).values.length, 2);
  assert.equal((await stays.getCallConnectionProperties()).callConnectionState, "connected");
});

scenario("ending: hanging up for everyone ends the call", async (stage) => {
  const room = await stage.room({ people: 2 });
  const [ends, other] = [await stage.connect(room), await stage.connect(room)];

  await ends.hangUp(true);

  assert.deepEqual(result(await stage.ended(ends)), [200, 7000]);
  assert.deepEqual(result(await stage.ended(other)), [200, 5001]);
  const [state] = (await stage.control.get("state")).rooms;
  assert.equal(state.call, undefined);
});

scenario("ending: a call that is over is unknown to every operation", async (stage) => {
  const call = await stage.connected();
  await stage.end(call);
  const [user] = call.room.users;

  await refusedEverywhere(call, user, stage);
});

scenario("ending: a call that never was is unknown to every operation", async (stage) => {
  const user = await stage.identity.createUser();

  await refusedEverywhere(stage.automation.getCallConnection("401f0b00-0000-4000-8000-000000000001"), user, stage);
});

async function refusedEverywhere(call, user, stage) {
  await refused(call.getCallConnectionProperties(), 404, "8522");
  await refused(call.listParticipants(), 404, "8522");
  await refused(call.getParticipant(user), 404, "8522");
  await refused(call.addParticipant({ targetParticipant: user }), 404, "8522");
  await refused(call.addParticipant({ targetParticipant: { phoneNumber: "+14255550123" }, sourceCallIdNumber: stage.callerId }), 404, "8522");
  await refused(call.cancelAddParticipantOperation("an invitation"), 404, "8522");
  await refused(call.removeParticipant(user), 404, "8522");
  await refused(call.muteParticipant(user), 404, "8522");
  await refused(call.getCallMedia().sendDtmfTones(["one"], { phoneNumber: "+14255550123" }), 404, "8522");
  await refused(call.hangUp(false), 404, "8522");
  await refused(call.hangUp(true), 404, "8522");
}
