// Writes NAME.jsonl, what `roomcalls decode` must print, for each recorded callback body NAME.json of RoomCalls.Tests: node decode.mjs
// It shares no code with the reader. A body that is no callback gets no file.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const KNOWN = new Set([
  'CallConnected', 'CallDisconnected', 'ConnectFailed', 'CreateCallFailed', 'AnswerFailed', 'ParticipantsUpdated',
  'AddParticipantSucceeded', 'AddParticipantFailed', 'RemoveParticipantSucceeded', 'RemoveParticipantFailed',
  'CancelAddParticipantSucceeded', 'CancelAddParticipantFailed', 'MoveParticipantSucceeded', 'MoveParticipantFailed',
  'CallTransferAccepted', 'CallTransferFailed', 'PlayStarted', 'PlayCompleted', 'PlayFailed', 'PlayCanceled',
  'RecognizeCompleted', 'RecognizeFailed', 'RecognizeCanceled', 'ContinuousDtmfRecognitionToneReceived',
  'ContinuousDtmfRecognitionToneFailed', 'ContinuousDtmfRecognitionStopped', 'SendDtmfTonesCompleted', 'SendDtmfTonesFailed',
  'HoldFailed', 'HoldAudioStarted', 'HoldAudioPaused', 'HoldAudioResumed', 'HoldAudioCompleted',
  'DialogStarted', 'DialogCompleted', 'DialogFailed', 'DialogLanguageChange', 'DialogConsent', 'DialogHangup',
  'DialogSensitivityUpdate', 'DialogTransfer', 'RecordingStateChanged', 'StartRecordingFailed',
  'TranscriptionStarted', 'TranscriptionStopped', 'TranscriptionUpdated', 'TranscriptionFailed', 'TranscriptionCallSummaryUpdated',
  'MediaStreamingStarted', 'MediaStreamingStopped', 'MediaStreamingFailed',
]);
const NESTED = ['communicationUser', 'phoneNumber', 'microsoftTeamsUser', 'microsoftTeamsApp', 'teamsExtensionUser'];
const FORMS = [
  [/^4:/, 'phoneNumber'],
  [/^8:(dod-|gcch-)?acs:[^_:]*_[^_:]*_[^_:]*$/, 'teamsExtensionUser'],
  [/^8:((dod-|gcch-)?acs|spool):[^:]*$/, 'communicationUser'],
  [/^8:(orgid|dod|gcch|teamsvisitor):[^:]*$/, 'microsoftTeamsUser'],
  [/^28:(orgid|dod|gcch):[^:]*$/, 'microsoftTeamsApp'],
];

const identity = (wire) => ({
  id: wire.rawId,
  kind: wire.kind ?? NESTED.find((name) => wire[name]) ?? FORMS.find(([form]) => form.test(wire.rawId))?.[1] ?? 'unknown',
});
const details = (wire) => wire && { code: wire.code, message: wire.message };
const result = (wire) => wire && {
  code: wire.code, subCode: wire.subCode, message: wire.message, sip: details(wire.sipDetails), q850: details(wire.q850Details),
};
const entry = (wire) => ({ ...identity(wire.identifier ?? wire), isMuted: wire.isMuted, isOnHold: wire.isOnHold });

function own(type, data) {
  switch (type) {
    case 'ParticipantsUpdated':
      return { participants: data.participants.map(entry), sequenceNumber: data.sequenceNumber };
    case 'CallTransferAccepted':
      return {
        transferTarget: data.transferTarget && identity(data.transferTarget),
        transferee: data.transferee && identity(data.transferee),
      };
    case 'RecognizeCompleted':
      return {
        recognitionType: data.recognitionType, tones: data.dtmfResult?.tones, choiceResult: data.choiceResult, speechResult: data.speechResult,
      };
    case 'RecordingStateChanged':
      return { recordingId: data.recordingId, state: data.state, startDateTime: data.startDateTime, recordingKind: data.recordingKind };
    case 'ContinuousDtmfRecognitionToneReceived':
      return { tone: data.tone, sequenceId: data.sequenceId };
    default:
      break;
  }
  const { participant, fromCall, invitationId, failedPlaySourceIndex, transcriptionUpdate, mediaStreamingUpdate, dialogId, dialogInputType } = data;
  if (type.startsWith('Dialog')) {
    return { dialogId, dialogInputType };
  }
  return {
    participant: participant && identity(participant), fromCall, invitationId, failedPlaySourceIndex, transcriptionUpdate, mediaStreamingUpdate,
  };
}

function decode(event) {
  const type = event.type.replace(/^Microsoft\.Communication\./, '');
  const data = event.data ?? {};
  const known = KNOWN.has(type);
  return {
    id: event.id, type, known, time: event.time,
    callConnectionId: data.callConnectionId, serverCallId: data.serverCallId, correlationId: data.correlationId,
    operationContext: data.operationContext, result: result(data.resultInformation), ...(known ? own(type, data) : {}),
  };
}

const isEvent = (event) => ['id', 'source', 'specversion', 'type'].every((attribute) => typeof event[attribute] === 'string');
const bodies = new URL('../../RoomCalls.Tests/Recordings/', import.meta.url);
for (const name of readdirSync(bodies).filter((n) => n.endsWith('.json'))) {
  const body = JSON.parse(readFileSync(new URL(name, bodies), 'utf8'));
  const events = Array.isArray(body) ? body : [body];
  if (events.every(isEvent)) {
    writeFileSync(new URL(`${name}l`, import.meta.url), events.map((event) => `${JSON.stringify(decode(event))}\n`).join(''));
  }
}
