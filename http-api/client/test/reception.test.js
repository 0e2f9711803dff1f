import assert from 'node:assert/strict';
import test from 'node:test';
import { Reception } from '../sdk/reception.js';

test('what_is_wanted_before_the_answer_goes_with_the_offer_and_later_changes_are_told', () => {
  /** @type {string[]} */
  const told = [];
  const reception = new Reception((wanted) => told.push(wanted));

  reception.want('mixedAudio');
  assert.deepEqual(told, []);
  reception.begin('mixedAudio');
  assert.deepEqual(told, []);
  reception.want('individual');
  reception.want('individual');
  assert.deepEqual(told, ['individual']);
});

test('a_change_between_offer_and_answer_is_told_with_the_answer', () => {
  /** @type {string[]} */
  const told = [];
  const reception = new Reception((wanted) => told.push(wanted));

  reception.want('mixed');
  reception.begin('individual');

  assert.deepEqual(told, ['mixed']);
});
