/** Flash and beep: how long sound and picture take, and how far they come apart. */
@NullMarked
package io.ringroom.bench.clap;

import org.jspecify.annotations.NullMarked;
