/** A real Chromium and a stand-in platform, to test the node from outside. */
@NullMarked
package io.ringroom.media.browser;

import org.jspecify.annotations.NullMarked;
