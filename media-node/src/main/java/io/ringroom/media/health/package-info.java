/**
 * What operators and supervisors ask this process: does it live, may it be used, what does it do.
 */
@NullMarked
package io.ringroom.media.health;

import org.jspecify.annotations.NullMarked;
