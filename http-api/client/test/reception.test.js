import assert from 'node:assert/strict';
import test from 'node:test';
import { Reception } from '../sdk/reception.js';

/** @import { ReceptionValue, ReceptionWish } from '../sdk/reception.js' */

function watched() {
  /** @type {ReceptionWish[]} */
  const told = [];
  /** @type {(ReceptionValue | null)[]} */
  const limits = [];
  const reception = new Reception({
    tellReception: (wish) => told.push(wish),
    onReceptionLimited: (limit) => limits.push(limit),
  });
  return { reception, told, limits };
}

test('what_is_wanted_before_the_answer_goes_with_the_offer_and_later_changes_are_told', () => {
  const { reception, told } = watched();

  reception.want({ reception: 'mixedAudio' });
  assert.deepEqual(told, []);
  reception.begin({ reception: 'mixedAudio' });
  assert.deepEqual(told, []);
  reception.want({ reception: 'individual' });
  reception.want({ reception: 'individual' });
  reception.want({ reception: 'individual', adaptive: false });
  assert.deepEqual(told, [
    { reception: 'individual' },
    { reception: 'individual', adaptive: false },
  ]);
});

test('a_change_between_offer_and_answer_is_told_with_the_answer', () => {
  const { reception, told } = watched();

  reception.want({ reception: 'mixed' });
  reception.begin({ reception: 'individual' });

  assert.deepEqual(told, [{ reception: 'mixed' }]);
});

test('that_the_link_affords_less_is_told_once_and_so_is_its_end [row 54]', () => {
  const { reception, limits } = watched();

  reception.follow();
  reception.follow('mixed');
  reception.follow('mixed');
  reception.follow();
  reception.follow('mixedAudio');
  reception.end();

  assert.deepEqual(limits, ['mixed', null, 'mixedAudio', null]);
});
