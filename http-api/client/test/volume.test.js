import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ActiveSpeaker } from '../sdk/active-speaker.js';
import { MixLevels } from '../sdk/mix-levels.js';
import { scales } from '../sdk/volume.js';

test('loudness_is_told_on_three_scales [row 50]', () => {
  const levels = new Map([
    ['full', 1],
    ['half', 0.5],
    ['faint', 0.0001],
    ['silent', 0],
  ]);
  assert.deepEqual(scales(levels), {
    volumeMap: { full: 100, half: 90, faint: 0, silent: 0 },
    linear: { full: 255, half: 128, faint: 0, silent: 0 },
    dBFS: { full: 0, half: -6, faint: -80, silent: -127 },
  });
});

test('who_hears_a_mix_knows_how_loud_everybody_is_from_the_server_while_it_tells_of_it [row 50]', () => {
  const mixed = new MixLevels();
  assert.deepEqual(mixed.at(0), new Map());

  mixed.tell([{ userID: 'bob', level: -20 }], 1_000);

  assert.deepEqual(mixed.at(1_400), new Map([['bob', 0.1]]));
  assert.deepEqual(mixed.at(2_600), new Map(), 'news that do not come any more are no news');
});

describe('the active speaker', () => {
  /**
   * @param {ActiveSpeaker} speaker
   * @param {Record<string, number>} levels held for so long
   * @param {number} from
   * @param {number} until milliseconds
   */
  function hold(speaker, levels, from, until) {
    for (let now = from; now < until; now += 100) {
      speaker.hear(new Map(Object.entries(levels)), now);
    }
    return speaker.current;
  }

  test('is_nobody_while_all_are_quiet [row 51]', () => {
    assert.equal(hold(new ActiveSpeaker(), { ann: 0.005, ben: 0 }, 0, 2_000), null);
  });

  test('is_who_speaks_within_half_a_second_and_stays_it_in_a_pause [row 51]', () => {
    const speaker = new ActiveSpeaker();
    assert.equal(hold(speaker, { ann: 0.2, ben: 0 }, 0, 500), 'ann');
    assert.equal(hold(speaker, { ann: 0, ben: 0 }, 500, 3_000), 'ann');
  });

  test('is_not_taken_over_by_one_loud_noise [row 51]', () => {
    const speaker = new ActiveSpeaker();
    hold(speaker, { ann: 0.2, ben: 0 }, 0, 1_000);
    hold(speaker, { ann: 0.2, ben: 0.9 }, 1_000, 1_200);
    assert.equal(hold(speaker, { ann: 0.2, ben: 0 }, 1_200, 1_500), 'ann');
  });

  test('does_not_flutter_between_two_who_are_about_as_loud [row 51]', () => {
    const speaker = new ActiveSpeaker();
    hold(speaker, { ann: 0.2, ben: 0 }, 0, 1_000);
    assert.equal(hold(speaker, { ann: 0.2, ben: 0.3 }, 1_000, 4_000), 'ann');
    assert.equal(hold(speaker, { ann: 0.2, ben: 0.6 }, 4_000, 5_000), 'ben');
  });

  test('changes_when_the_other_begins_after_who_spoke_has_stopped [row 51]', () => {
    const speaker = new ActiveSpeaker();
    hold(speaker, { ann: 0.5, ben: 0 }, 0, 1_000);
    assert.equal(hold(speaker, { ann: 0, ben: 0.1 }, 1_000, 2_000), 'ben');
  });

  test('is_forgotten_when_he_leaves [row 51]', () => {
    const speaker = new ActiveSpeaker();
    hold(speaker, { ann: 0.5, ben: 0 }, 0, 1_000);
    assert.equal(hold(speaker, { ben: 0 }, 1_000, 1_100), null);
  });
});
