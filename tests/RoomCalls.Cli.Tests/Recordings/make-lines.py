"""Makes NAME.jsonl, what `roomcalls decode` must print, from each NAME.json here: python3 make-lines.py"""
import json
import pathlib

KNOWN = {
    "CallConnected", "CallDisconnected", "ConnectFailed", "ParticipantsUpdated", "AddParticipantSucceeded",
    "AddParticipantFailed", "RemoveParticipantSucceeded", "RemoveParticipantFailed", "CancelAddParticipantSucceeded",
    "CancelAddParticipantFailed", "SendDtmfTonesCompleted", "SendDtmfTonesFailed",
}


def person(identifier):
    return {"id": identifier["rawId"], "kind": identifier["kind"]}


def details(found):
    return None if found is None else {"code": found["code"], "message": found.get("message")}


def result(found):
    if found is None:
        return None
    line = {"code": found["code"], "subCode": found["subCode"], "message": found.get("message")}
    return line | {"sip": details(found.get("sipDetails")), "q850": details(found.get("q850Details"))}


def line_of(event):
    data, name = event["data"], event["type"].removeprefix("Microsoft.Communication.")
    line = {"id": event["id"], "type": name, "known": name in KNOWN, "time": event.get("time")}
    line |= {key: data.get(key) for key in ("callConnectionId", "serverCallId", "correlationId", "operationContext")}
    line["result"] = result(data.get("resultInformation"))
    if name == "ParticipantsUpdated":
        # Until 2023 a participant was the identifier itself.
        line["participants"] = [person(p.get("identifier", p)) | {k: p.get(k) for k in ("isMuted", "isOnHold")} for p in data["participants"]]
        line["sequenceNumber"] = data.get("sequenceNumber")
    elif name.startswith("Cancel"):
        line["invitationId"] = data.get("invitationId")
    elif name in KNOWN and "participant" in data:
        line["participant"] = person(data["participant"])
    return line


def without_absent(value):
    if isinstance(value, dict):
        return {key: without_absent(item) for key, item in value.items() if item is not None}
    return [without_absent(item) for item in value] if isinstance(value, list) else value


for path in sorted(pathlib.Path(__file__).parent.glob("*.json")):
    body = json.loads(path.read_text(encoding="utf-8"))
    events = body if isinstance(body, list) else [body]
    if not all("specversion" in event for event in events):
        continue
    text = [json.dumps(without_absent(line_of(event)), separators=(",", ":"), ensure_ascii=False) for event in events]
    path.with_suffix(".jsonl").write_text("\n".join(text) + "\n", encoding="utf-8")
