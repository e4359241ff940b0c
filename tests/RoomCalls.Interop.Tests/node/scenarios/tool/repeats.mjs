import assert from "node:assert/strict";
import { CallAutomationClient } from "@azure/communication-call-automation";
import { scenario } from "../../lib/scenarios.mjs";
import { refused } from "../../lib/stage.mjs";

const invite = (stage, number = "+14255550123") => ({ targetParticipant: { phoneNumber: number }, sourceCallIdNumber: stage.callerId });

/** The same call through a client whose requests all carry one repeatability id. */
function repeating(stage, call, id) {
  return stage
    .clientWith(CallAutomationClient, (request, next) => {
      assert.ok(request.headers.has("Repeatability-First-Sent"));
      request.headers.set("Repeatability-Request-ID", id);
      return next(request);
    })
    .getCallConnection(call.id);
}

async function dialledOnce(stage, call, answer) {
  await stage.next(call, "AddParticipantSucceeded", { operationContext: "once" });
  await stage.end(call);
  assert.equal(stage.callbacks.of("AddParticipantSucceeded").length, 1);
  assert.deepEqual((await stage.control.ledger("dialed")).map((entry) => entry.detail), [answer.invitationId]);
}

scenario("repeats: the same repeatability id dials once", async (stage) => {
  const call = await stage.connected();
  const same = repeating(stage, call, "6ba7b810-9dad-41d1-80b4-00c04fd430c8");

  const first = await same.addParticipant(invite(stage), { operationContext: "once" });
  const second = await same.addParticipant(invite(stage), { operationContext: "once" });
  const third = await same.addParticipant(invite(stage), { operationContext: "once" });

  assert.ok(first.invitationId);
  assert.deepEqual([second, third], [first, first]);
  assert.equal((await stage.control.requests("AddParticipant")).length, 3);
  await dialledOnce(stage, call, first);
});

scenario("repeats: the same repeatability id at the same time dials once", async (stage) => {
  const call = await stage.connected();
  const same = repeating(stage, call, "6ba7b810-9dad-41d1-80b4-00c04fd430c9");

  const answers = await Promise.all(Array.from({ length: 3 }, () => same.addParticipant(invite(stage), { operationContext: "once" })));

  assert.deepEqual(answers, answers.map(() => answers[0]));
  await dialledOnce(stage, call, answers[0]);
});

scenario("repeats: the same repeatability id connects once", async (stage) => {
  const room = await stage.room();
  const same = stage.clientWith(CallAutomationClient, (request, next) => {
    request.headers.set("Repeatability-Request-ID", "6ba7b810-9dad-41d1-80b4-00c04fd430ca");
    return next(request);
  });

  const locator = { kind: "roomCallLocator", id: room.id };
  const first = await same.connectCall(locator, stage.callbacks.url());
  const second = await same.connectCall(locator, stage.callbacks.url());
  await stage.callbacks.next("CallConnected");

  assert.deepEqual(second.callConnectionProperties, first.callConnectionProperties);
  assert.equal((await stage.control.ledger("connected")).length, 1);
});

scenario("repeats: an id that is none is refused", async (stage) => {
  const call = await stage.connected();

  await refused(repeating(stage, call, "once").addParticipant(invite(stage)), 400, "8523");
});

const triesAgain = (fault) => async (stage) => {
  const call = await stage.connected();
  await stage.control.fault({ operation: "AddParticipant", ...fault });

  const answer = await call.addParticipant(invite(stage), { operationContext: "once" });

  const requests = await stage.control.requests("AddParticipant");
  assert.equal(requests.length, 2);
  assert.equal(requests[0].repeatabilityId, requests[1].repeatabilityId);
  await dialledOnce(stage, call, answer);
};

scenario("repeats: the SDK tries again when a 503 hides what was done", triesAgain({ kind: "status", statusCode: 503, afterExecuting: true }));

scenario("repeats: the SDK tries again when a 500 hides what was done", triesAgain({ kind: "status", statusCode: 500, afterExecuting: true }));

scenario("repeats: the SDK tries again when it is throttled", triesAgain({ kind: "status", statusCode: 429, retryAfterSeconds: 0 }));

scenario("repeats: the SDK tries again when the connection broke after it was done", triesAgain({ kind: "drop", afterExecuting: true }));

scenario("repeats: the SDK tries again when the connection broke before", triesAgain({ kind: "drop" }));

scenario("repeats: a status that is not retried comes through with its code", async (stage) => {
  const call = await stage.connected();
  await stage.control.fault({ operation: "MuteParticipants", kind: "status", statusCode: 409, errorCode: "8519" });

  await refused(call.muteParticipant(call.room.users[0]), 409, "8519");
});

scenario("repeats: callbacks that come before the answer", async (stage) => {
  const room = await stage.room();
  await stage.control.fault({ operation: "Connect", kind: "early" });
  await stage.control.fault({ operation: "AddParticipant", kind: "early" });

  const call = await stage.connect(room);
  await call.addParticipant(invite(stage), { operationContext: "early" });

  assert.equal(stage.callbacks.of("AddParticipantSucceeded").length, 1, "it was there before the answer");
});

scenario("repeats: a callback that comes twice has one id", async (stage) => {
  stage.callbacks.mayRepeat = true;
  const call = await stage.connected();
  await stage.control.fault({ operation: "AddParticipant", kind: "repeat", copies: 3, eventType: "AddParticipantSucceeded" });

  await call.addParticipant(invite(stage), { operationContext: "thrice" });
  const copies = [];
  for (let i = 0; i < 3; i++) {
    copies.push(await stage.next(call, "AddParticipantSucceeded", { operationContext: "thrice" }));
  }

  assert.deepEqual(copies.map(({ id, data }) => ({ id, data })), Array(3).fill({ id: copies[0].id, data: copies[0].data }));
});

scenario("repeats: 100 calls at once", async (stage) => {
  const outcomes = await Promise.all(
    Array.from({ length: 100 }, async (_, i) => {
      const call = await stage.connected({ people: 2 });
      const context = `call ${i}`;
      await call.addParticipant(invite(stage, `+1425555${1000 + i}`), { operationContext: context });
      await stage.next(call, "AddParticipantSucceeded", { operationContext: context });
      await call.removeParticipant(call.room.users[1], { operationContext: context });
      await stage.next(call, "RemoveParticipantSucceeded", { operationContext: context });
      const { values } = await call.listParticipants();
      await stage.end(call);
      return { people: values.map((p) => p.identifier.phoneNumber ?? "user"), kinds: stage.callbacks.kinds(call.id) };
    }),
  );

  outcomes.forEach(({ people, kinds }, i) => {
    assert.deepEqual(people, ["user", `+1425555${1000 + i}`]);
    assert.deepEqual(kinds, [
      ...["CallConnected", "ParticipantsUpdated", "AddParticipantSucceeded", "ParticipantsUpdated"],
      ...["RemoveParticipantSucceeded", "ParticipantsUpdated", "CallDisconnected"],
    ]);
  });
  assert.equal((await stage.control.ledger("dialed")).length, 100);
  assert.equal((await stage.control.ledger("callEnded")).length, 100);
});
