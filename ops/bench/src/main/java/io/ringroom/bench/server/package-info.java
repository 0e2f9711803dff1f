/** What is measured: our media node, and Janus, each started as a process of its own. */
@NullMarked
package io.ringroom.bench.server;

import org.jspecify.annotations.NullMarked;
