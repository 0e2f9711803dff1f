import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeFrame, encodeCommand } from '../sdk/protocol.js';

test('a_refusal_keeps_its_code_its_hint_and_whether_to_try_again', () => {
  const frame = decodeFrame(
    '{"v":1,"id":"r-1","ok":false,"code":70201,"name":"MEDIA_UNAVAILABLE","msg":"no node",' +
      '"hint":"try again","retryable":true}',
  );
  assert.equal(frame.kind, 'reply');
  if (frame.kind === 'reply' && !frame.ok) {
    const { code, name, message, hint, retryable } = frame.error;
    assert.deepEqual(
      { code, name, message, hint, retryable },
      { code: 70201, name: 'MEDIA_UNAVAILABLE', message: 'no node', hint: 'try again', retryable: true },
    );
  } else {
    assert.fail('not a refusal');
  }
});

test('an_event_without_parameters_has_empty_ones', () => {
  const frame = decodeFrame('{"v":1,"seq":null,"ev":"onMediaLost","callId":"c"}');
  assert.deepEqual(frame, {
    kind: 'event',
    event: { v: 1, seq: null, ev: 'onMediaLost', callId: 'c', p: {} },
  });
});

for (const text of ['', '{', '[]', '7', 'null', '"x"', '{"v":1}', '{"id":3,"ok":true}']) {
  test(`what_this_version_does_not_understand_is_no_error: ${JSON.stringify(text)}`, () => {
    assert.equal(decodeFrame(text).kind, 'unknown');
  });
}

test('a_command_is_one_json_object_of_version_1', () => {
  assert.deepEqual(JSON.parse(encodeCommand('a-1', 'hangup', { callId: 'c' })), {
    v: 1,
    id: 'a-1',
    cmd: 'hangup',
    p: { callId: 'c' },
  });
});
