import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { Scene } from '../lib/scene.js';
import { TurnServer } from '../lib/turn-server.js';

describe('who reaches no media node by UDP', { timeout: 240_000 }, async () => {
  const turn = await TurnServer.start();
  after(() => turn.stop());
  const scene = new Scene({ RINGROOM_TURN_URL: turn.url, RINGROOM_TURN_SECRET: TurnServer.SECRET });

  test('talks_through_a_turn_server_with_a_password_of_the_platform', async () => {
    const [ann] = await scene.people(1);
    const ben = await scene.enter('ben', { relay: true });
    await ann.see('select-ben');
    await ann.call([ben]);
    await ben.answer();
    await ann.seesAndHears();
    await ben.seesAndHears();
    const path = await ben.page.evaluate(async () => {
      const stats = await /** @type {any} */ (globalThis).ringroom.getStats();
      const reports = [...stats.values()];
      const { selectedCandidatePairId } = reports.find(({ type }) => type === 'transport');
      const { localCandidateId } = stats.get(selectedCandidatePairId);
      const { candidateType, relayProtocol } = stats.get(localCandidateId);
      return { candidateType, relayProtocol };
    });
    assert.deepEqual(path, { candidateType: 'relay', relayProtocol: 'tcp' });
    assert.ok(turn.relays > 0, 'the TURN server gave no relay');
    await ann.hangUp();
    await ben.end();
  });
});
