/**
 * Tencent's REST interface for calls and their records, beside our own: what a server that was
 * written for TUICallKit asks goes on working with another host name.
 */
@NullMarked
package io.ringroom.http.tencent;

import org.jspecify.annotations.NullMarked;
