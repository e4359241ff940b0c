import assert from "node:assert/strict";
import { RoomsClient } from "@azure/communication-rooms";
import { scenario } from "../../lib/scenarios.mjs";
import { send } from "../../lib/signing.mjs";
import { refused } from "../../lib/stage.mjs";

const Day = 86_400_000;
const inDays = (days) => new Date(Math.floor(Date.now() / 1000) * 1000 + days * Day);

/** Rooms also names the code in a header. */
async function refusedByRooms(promise, statusCode, code) {
  const error = await refused(promise, statusCode, code);
  assert.equal(error.response.headers.get("x-ms-error-code"), code);
}

async function roster(rooms, roomId) {
  const people = {};
  for await (const { id, role } of rooms.listParticipants(roomId)) {
    assert.equal(id.kind, "communicationUser");
    people[id.communicationUserId] = role;
  }

  return people;
}

scenario("rooms: a room keeps its dates, its dial-out and its roster", async ({ rooms, users }) => {
  const [presenter, attendee, consumer, collaborator, plain] = await users(5);
  const [validFrom, validUntil] = [inDays(1), inDays(30)];

  const room = await rooms.createRoom({
    validFrom,
    validUntil,
    pstnDialOutEnabled: true,
    participants: [
      { id: presenter, role: "Presenter" },
      { id: attendee, role: "Attendee" },
      { id: consumer, role: "Consumer" },
      { id: collaborator, role: "Collaborator" },
      { id: plain },
    ],
  });

  assert.match(room.id, /^\d{17}$/);
  assert.ok(Math.abs(room.createdOn.getTime() - Date.now()) < 600_000);
  assert.deepEqual([room.validFrom, room.validUntil, room.pstnDialOutEnabled], [validFrom, validUntil, true]);
  assert.deepEqual(await rooms.getRoom(room.id), room);
  assert.deepEqual(await roster(rooms, room.id), {
    [presenter.communicationUserId]: "Presenter",
    [attendee.communicationUserId]: "Attendee",
    [consumer.communicationUserId]: "Consumer",
    [collaborator.communicationUserId]: "Collaborator",
    [plain.communicationUserId]: "Attendee",
  });
});

scenario("rooms: a room of which nothing is said is open for 180 days and does not dial out", async ({ rooms }) => {
  const room = await rooms.createRoom();

  assert.equal(room.validUntil.getTime() - room.validFrom.getTime(), 180 * Day);
  assert.equal(room.pstnDialOutEnabled, false);
  assert.deepEqual(await roster(rooms, room.id), {});
});

scenario("rooms: an update changes what it names", async ({ rooms }) => {
  const { id, validFrom } = await rooms.createRoom({ validUntil: inDays(10) });

  const longer = await rooms.updateRoom(id, { validUntil: inDays(20) });
  assert.deepEqual([longer.validFrom, longer.validUntil, longer.pstnDialOutEnabled], [validFrom, inDays(20), false]);
  const dialling = await rooms.updateRoom(id, { pstnDialOutEnabled: true });
  assert.deepEqual([dialling.validUntil, dialling.pstnDialOutEnabled], [inDays(20), true]);
  assert.deepEqual(await rooms.getRoom(id), dialling);
});

scenario("rooms: rooms are listed over pages", async ({ rooms }) => {
  const made = await Promise.all(Array.from({ length: 70 }, () => rooms.createRoom()));

  const pages = [];
  for await (const page of rooms.listRooms().byPage()) {
    pages.push(page);
  }

  assert.deepEqual(pages.map((page) => page.length), [30, 30, 10]);
  assert.deepEqual(pages.flat().map((room) => room.id).sort(), made.map((room) => room.id).sort());
  assert.deepEqual(pages.flat().find((room) => room.id === made[0].id), made[0]);
});

scenario("rooms: people are added, change their roles and are removed", async ({ rooms, users }) => {
  const [first, second, third] = await users(3);
  const room = await rooms.createRoom({ participants: [{ id: first }] });

  await rooms.addOrUpdateParticipants(room.id, [{ id: first, role: "Presenter" }, { id: second }, { id: third, role: "Consumer" }]);
  assert.deepEqual(await roster(rooms, room.id), {
    [first.communicationUserId]: "Presenter",
    [second.communicationUserId]: "Attendee",
    [third.communicationUserId]: "Consumer",
  });
  await rooms.removeParticipants(room.id, [first, third]);
  assert.deepEqual(await roster(rooms, room.id), { [second.communicationUserId]: "Attendee" });
  await rooms.removeParticipants(room.id, [first]);
});

scenario("rooms: a roster is listed over pages", async ({ rooms, users }) => {
  const people = await users(250);
  const room = await rooms.createRoom({ participants: people.map((id) => ({ id })) });

  const pages = [];
  for await (const page of rooms.listParticipants(room.id).byPage()) {
    pages.push(page);
  }

  assert.deepEqual(pages.map((page) => page.length), [100, 100, 50]);
  assert.deepEqual(pages.flat().map((p) => p.id.communicationUserId).sort(), people.map((p) => p.communicationUserId).sort());
});

scenario("rooms: a deleted room is gone", async ({ rooms, users }) => {
  const [user] = await users(1);
  const { id } = await rooms.createRoom();

  await rooms.deleteRoom(id);
  await refusedByRooms(rooms.getRoom(id), 404, "NotFound");
  await refusedByRooms(rooms.updateRoom(id, { pstnDialOutEnabled: true }), 404, "NotFound");
  await refusedByRooms(rooms.addOrUpdateParticipants(id, [{ id: user }]), 404, "NotFound");
  await refusedByRooms(rooms.removeParticipants(id, [user]), 404, "NotFound");
  await refusedByRooms(rooms.listParticipants(id).next(), 404, "NotFound");
  await refusedByRooms(rooms.deleteRoom(id), 404, "NotFound");
});

scenario("rooms: dates, roles and people that are not valid are refused", async (stage) => {
  const { rooms } = stage;
  const [{ communicationUserId }] = await stage.users(1);

  await refusedByRooms(rooms.createRoom({ validFrom: inDays(2), validUntil: inDays(1) }), 400, "BadRequest");
  await refusedByRooms(rooms.createRoom({ validFrom: inDays(-2), validUntil: inDays(-1) }), 400, "BadRequest");
  await refusedByRooms(rooms.createRoom({ validUntil: inDays(181) }), 400, "BadRequest");
  await refusedByRooms(rooms.createRoom({ participants: [{ id: { communicationUserId: "8:acs:nobody" } }] }), 400, "BadRequest");
  await refusedByRooms(rooms.getRoom("not-a-room"), 400, "BadRequest");
  const owner = { participants: { [communicationUserId]: { role: "Owner" } } };
  const answer = await send(stage, "POST", "/rooms?api-version=2025-03-13", JSON.stringify(owner));
  assert.deepEqual([answer.status, answer.json.error.code], [400, "BadRequest"], "the SDK itself refuses such a role, so it is sent by hand");
});

scenario("rooms: the same repeatability id makes one room", async (stage) => {
  const repeating = stage.clientWith(RoomsClient, (request, next) => {
    request.headers.set("Repeatability-Request-ID", "6ba7b811-9dad-41d1-80b4-00c04fd430c8");
    return next(request);
  });

  const first = await repeating.createRoom();
  const second = await repeating.createRoom();
  assert.deepEqual(second, first);
  assert.equal((await stage.control.get("state")).rooms.length, 1);
});

scenario("rooms: a query that the SDK signs in another spelling than it sends", async (stage) => {
  const odd = stage.clientWith(RoomsClient, (request, next) => {
    request.url += "&a=b/c&d=e~f&g=h%20i&j=k%2Fl&m=$n&o=p=&q=r:s+t*";
    return next(request);
  });
  const { id } = await stage.rooms.createRoom();

  assert.equal((await odd.getRoom(id)).id, id);
  await refusedByRooms(odd.getRoom("99999999999999999"), 404, "NotFound");
});
