// The emulator of these scenarios has pages of 7 people, and links to the next page that are relative.
import assert from "node:assert/strict";
import { scenario } from "../../lib/scenarios.mjs";

scenario("pages: small pages with relative links are all read", async (stage) => {
  const room = await stage.room({ people: 40 });
  const call = await stage.connect(room);

  const { values } = await call.listParticipants();

  assert.deepEqual(values.map((p) => p.identifier.communicationUserId), room.users.map((user) => user.communicationUserId));
  assert.equal((await stage.control.requests("ListParticipants")).length, 6);
});

scenario("pages: rooms and rosters with relative links are all read", async (stage) => {
  const people = await stage.users(150);
  const made = await Promise.all(Array.from({ length: 40 }, () => stage.rooms.createRoom({ participants: people.map((id) => ({ id })) })));
  const [rooms, roster] = [[], []];

  for await (const room of stage.rooms.listRooms()) {
    rooms.push(room.id);
  }

  for await (const person of stage.rooms.listParticipants(made[0].id)) {
    roster.push(person.id.communicationUserId);
  }

  assert.deepEqual(rooms.sort(), made.map((room) => room.id).sort());
  assert.deepEqual(roster.sort(), people.map((user) => user.communicationUserId).sort());
});
