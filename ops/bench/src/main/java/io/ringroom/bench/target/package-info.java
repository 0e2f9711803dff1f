/** What is measured: our media node, and Janus, each started as a process of its own. */
@NullMarked
package io.ringroom.bench.target;

import org.jspecify.annotations.NullMarked;
